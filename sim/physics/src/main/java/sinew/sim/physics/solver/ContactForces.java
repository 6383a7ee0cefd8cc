package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Unrolled;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.ContactRows;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Cost and forces of {@link ContactRows}. */
@KernelCode
public final class ContactForces {
    private ContactForces() {}

    /** Multiplies all base rows with a vector. {@code result} is modified; rows that a contact does not have become 0. */
    public static void multiply(Model m, Data d, float[] vector, float[] result) {
        if (lanes() == 1) {
            for (int contact = 0; contact < d.contacts.count[0]; contact++) {
                multiplyContact(m, d, contact, vector, result);
            }
        } else {
            multiplyRows(m, d, vector, result);
        }
    }

    private static void multiplyRows(Model m, Data d, float[] vector, float[] result) {
        int most = m.contactRows.dimensions;
        for (int row = lane(); row < d.contacts.count[0] * most; row += lanes()) {
            int contact = row / most;
            float sum = 0f;
            if (row - contact * most < d.contactRows.dimensions[contact]) {
                int chain = d.contactRows.chain[contact];
                int first = m.chains.start[chain];
                int length = m.chains.start[chain + 1] - first;
                for (@Unrolled(4) int i = 0; i < length; i++) {
                    sum += d.contactRows.jacobian[row * m.chains.stride + i] * vector[m.chains.dof[first + i]];
                }
            }
            result[row] = sum;
        }
    }

    // three rows side by side read the vector once
    private static void multiplyContact(Model m, Data d, int contact, float[] vector, float[] result) {
        int most = m.contactRows.dimensions;
        int stride = m.chains.stride;
        int dimensions = d.contactRows.dimensions[contact];
        int chain = d.contactRows.chain[contact];
        int first = m.chains.start[chain];
        int length = m.chains.start[chain + 1] - first;
        int k = 0;
        while (k + 3 <= dimensions) {
            int at = (contact * most + k) * stride;
            float one = 0f;
            float two = 0f;
            float three = 0f;
            for (int i = 0; i < length; i++) {
                float x = vector[m.chains.dof[first + i]];
                one += d.contactRows.jacobian[at + i] * x;
                two += d.contactRows.jacobian[at + stride + i] * x;
                three += d.contactRows.jacobian[at + 2 * stride + i] * x;
            }
            result[contact * most + k] = one;
            result[contact * most + k + 1] = two;
            result[contact * most + k + 2] = three;
            k += 3;
        }
        while (k < most) {
            float sum = 0f;
            if (k < dimensions) {
                int at = (contact * most + k) * stride;
                for (int i = 0; i < length; i++) {
                    sum += d.contactRows.jacobian[at + i] * vector[m.chains.dof[first + i]];
                }
            }
            result[contact * most + k] = sum;
            k++;
        }
    }

    /** Finds forces and states; tells whether the second derivative of the cost of a contact of this lane is another. */
    static boolean update(Model m, Data d) {
        boolean changed = false;
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            int row = contact * m.contactRows.dimensions;
            int dimensions = d.contactRows.dimensions[contact];
            int f = 5 * d.contactRows.parameters[contact];
            float weight = d.contactRows.weight[contact];
            int state = 0;
            if (dimensions == 0) {
                d.contactRows.force[row] = 0f;
            }
            if (m.solver.elliptic && dimensions > 1) {
                float mu = mu(m, f);
                state = EllipticCone.storeForce(
                        m.contactParameters.friction,
                        f,
                        mu,
                        weight,
                        d.contactRows.residual,
                        d.contactRows.force,
                        row,
                        dimensions);
                changed = changed || state == EllipticCone.SURFACE;
            } else if (dimensions > 0) {
                state = PyramidCone.state(m.contactParameters.friction, f, d.contactRows.residual, row, dimensions);
                PyramidCone.storeForce(
                        m.contactParameters.friction,
                        f,
                        weight,
                        d.contactRows.residual,
                        d.contactRows.force,
                        row,
                        dimensions);
            }
            changed = changed || state != d.contactRows.state[contact];
            d.contactRows.state[contact] = state;
        }
        return changed;
    }

    /** The friction coefficient of the regularised cone; {@code f} is the index of the contact's first one. */
    static float mu(Model m, int f) {
        return m.contactParameters.friction[f] / FloatMath.sqrt(m.solver.impedanceRatio);
    }

    /** Adds the contacts' forces on the degrees of freedom. {@code qfrcConstraint} is modified. */
    static void addForces(Model m, Data d) {
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (d.contactRows.state[contact] != 0) {
                addForce(m, d, contact);
            }
            sync();
        }
    }

    private static void addForce(Model m, Data d, int contact) {
        int row = contact * m.contactRows.dimensions;
        int chain = d.contactRows.chain[contact];
        int first = m.chains.start[chain];
        if (d.contactRows.dimensions[contact] == 3) {
            addThree(m, d, row, first, m.chains.start[chain + 1] - first);
        } else {
            addAny(m, d, contact, row, first, m.chains.start[chain + 1] - first);
        }
    }

    private static void addThree(Model m, Data d, int row, int first, int length) {
        int at = row * m.chains.stride;
        float normal = d.contactRows.force[row];
        float tangent = d.contactRows.force[row + 1];
        float second = d.contactRows.force[row + 2];
        for (int i = lane(); i < length; i += lanes()) {
            float sum = d.contactRows.jacobian[at + i] * normal
                    + d.contactRows.jacobian[at + m.chains.stride + i] * tangent
                    + d.contactRows.jacobian[at + 2 * m.chains.stride + i] * second;
            d.qfrcConstraint[m.chains.dof[first + i]] += sum;
        }
    }

    private static void addAny(Model m, Data d, int contact, int row, int first, int length) {
        for (int i = lane(); i < length; i += lanes()) {
            float sum = 0f;
            for (int k = 0; k < d.contactRows.dimensions[contact]; k++) {
                sum += d.contactRows.jacobian[(row + k) * m.chains.stride + i] * d.contactRows.force[row + k];
            }
            d.qfrcConstraint[m.chains.dof[first + i]] += sum;
        }
    }

    /** The cost of this lane's contacts at given residuals. */
    static float cost(Model m, Data d, float[] residual) {
        float sum = 0f;
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            sum += costOf(m, d, contact, residual);
        }
        return sum;
    }

    static float costOf(Model m, Data d, int contact, float[] residual) {
        int row = contact * m.contactRows.dimensions;
        int dimensions = d.contactRows.dimensions[contact];
        int f = 5 * d.contactRows.parameters[contact];
        float weight = d.contactRows.weight[contact];
        if (dimensions == 0) {
            return 0f;
        }
        if (m.solver.elliptic && dimensions > 1) {
            return EllipticCone.cost(m.contactParameters.friction, f, mu(m, f), weight, residual, row, dimensions);
        }
        return PyramidCone.cost(m.contactParameters.friction, f, weight, residual, row, dimensions);
    }

    /** First and second derivative of this lane's contacts' cost along the search direction. */
    static Slope slope(Model m, Data d, float step) {
        float first = 0f;
        float second = 0f;
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            if (d.contactRows.dimensions[contact] > 0) {
                Slope one = slopeOf(m, d, contact, step);
                first += one.first();
                second += one.second();
            }
        }
        return new Slope(first, second);
    }

    static Slope slopeOf(Model m, Data d, int contact, float step) {
        int row = contact * m.contactRows.dimensions;
        int dimensions = d.contactRows.dimensions[contact];
        int f = 5 * d.contactRows.parameters[contact];
        float weight = d.contactRows.weight[contact];
        if (m.solver.elliptic && dimensions > 1) {
            return EllipticCone.slope(
                    m.contactParameters.friction,
                    f,
                    mu(m, f),
                    weight,
                    d.contactRows.residual,
                    d.contactRows.direction,
                    step,
                    row,
                    dimensions);
        }
        return PyramidCone.slope(
                m.contactParameters.friction,
                f,
                weight,
                d.contactRows.residual,
                d.contactRows.direction,
                step,
                row,
                dimensions);
    }
}
