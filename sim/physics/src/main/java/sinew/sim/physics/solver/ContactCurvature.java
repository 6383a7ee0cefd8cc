package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Unrolled;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Second derivatives of the cost of contacts: J^T C J with a small matrix C for each contact. */
@KernelCode
final class ContactCurvature {
    private ContactCurvature() {}

    /** Adds what contacts have more than the matrix holds of them. {@code hessian} is modified. */
    static void add(Model m, Data d) {
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (d.contactRows.state[contact] != d.contactRows.assembled[contact]) {
                addContact(m, d, contact);
            }
            sync();
        }
    }

    private static void addContact(Model m, Data d, int contact) {
        int dimensions = d.contactRows.dimensions[contact];
        if (dimensions == 1) {
            addOne(m, d, contact);
        } else if (dimensions == 3 && !m.solver.elliptic) {
            addThree(m, d, contact);
        } else {
            addAny(m, d, contact);
        }
    }

    // the change of an edge's weight, in edges: 1 if it began to push, -1 if it ceased to
    private static int change(Data d, int contact, int edge) {
        return ((d.contactRows.state[contact] >> edge) & 1) - ((d.contactRows.assembled[contact] >> edge) & 1);
    }

    // without friction both cones are one edge
    private static void addOne(Model m, Data d, int contact) {
        float weight = d.contactRows.weight[contact] * change(d, contact, 0);
        int chain = d.contactRows.chain[contact];
        int first = m.chains.start[chain];
        int at = contact * m.contactRows.dimensions * m.chains.stride;
        for (int i = lane(); i < m.chains.start[chain + 1] - first; i += lanes()) {
            int dof = m.chains.dof[first + i];
            float factor = weight * d.contactRows.jacobian[at + i];
            for (int j = 0; j <= i; j++) {
                d.solver.hessian[Hessian.place(m.nv, dof, m.chains.dof[first + j])] +=
                        factor * d.contactRows.jacobian[at + j];
            }
        }
    }

    // a pyramid of four edges: the same as below with the entries of its matrix in variables
    private static void addThree(Model m, Data d, int contact) {
        int f = 5 * d.contactRows.parameters[contact];
        float weight = d.contactRows.weight[contact];
        float one = weight * m.contactParameters.friction[f];
        float other = weight * m.contactParameters.friction[f + 1];
        int sumOne = change(d, contact, 0) + change(d, contact, 1);
        int sumOther = change(d, contact, 2) + change(d, contact, 3);
        float c00 = weight * (sumOne + sumOther);
        float c01 = one * (change(d, contact, 0) - change(d, contact, 1));
        float c02 = other * (change(d, contact, 2) - change(d, contact, 3));
        float c11 = one * m.contactParameters.friction[f] * sumOne;
        float c22 = other * m.contactParameters.friction[f + 1] * sumOther;
        int chain = d.contactRows.chain[contact];
        int first = m.chains.start[chain];
        int normal = contact * m.contactRows.dimensions * m.chains.stride;
        int tangent = normal + m.chains.stride;
        int second = tangent + m.chains.stride;
        if (lanes() == 1) {
            addThreeAlone(m, d, first, m.chains.start[chain + 1] - first, normal, c00, c01, c02, c11, c22);
        } else {
            for (int i = lane(); i < m.chains.start[chain + 1] - first; i += lanes()) {
                float j0 = d.contactRows.jacobian[normal + i];
                float j1 = d.contactRows.jacobian[tangent + i];
                float j2 = d.contactRows.jacobian[second + i];
                float t0 = c00 * j0 + c01 * j1 + c02 * j2;
                float t1 = c01 * j0 + c11 * j1;
                float t2 = c02 * j0 + c22 * j2;
                addBefore(m, d, i, first, normal, t0, t1, t2);
            }
        }
    }

    // rows of the lower triangle as it is stored for one lane, from the last degree of freedom down to the row's own;
    // two
    // at a time read the Jacobian once
    private static void addThreeAlone(
            Model m, Data d, int first, int length, int normal, float c00, float c01, float c02, float c11, float c22) {
        int tangent = normal + m.chains.stride;
        int second = tangent + m.chains.stride;
        for (int i = 0; i < length; i += 2) {
            float a0 = d.contactRows.jacobian[normal + i];
            float a1 = d.contactRows.jacobian[tangent + i];
            float a2 = d.contactRows.jacobian[second + i];
            float s0 = c00 * a0 + c01 * a1 + c02 * a2;
            float s1 = c01 * a0 + c11 * a1;
            float s2 = c02 * a0 + c22 * a2;
            int row = m.nv - 1 - m.chains.dof[first + i];
            d.solver.hessian[row * (row + 1) / 2 + row] += s0 * a0 + s1 * a1 + s2 * a2;
            if (i + 1 < length) {
                float b0 = d.contactRows.jacobian[normal + i + 1];
                float b1 = d.contactRows.jacobian[tangent + i + 1];
                float b2 = d.contactRows.jacobian[second + i + 1];
                float t0 = c00 * b0 + c01 * b1 + c02 * b2;
                float t1 = c01 * b0 + c11 * b1;
                float t2 = c02 * b0 + c22 * b2;
                addTwoBehind(m, d, i, first, length, normal, s0, s1, s2, t0, t1, t2);
            }
        }
    }

    private static void addTwoBehind(
            Model m,
            Data d,
            int i,
            int first,
            int length,
            int normal,
            float s0,
            float s1,
            float s2,
            float t0,
            float t1,
            float t2) {
        int row = m.nv - 1 - m.chains.dof[first + i];
        int one = row * (row + 1) / 2 + m.nv - 1;
        row = m.nv - 1 - m.chains.dof[first + i + 1];
        int other = row * (row + 1) / 2 + m.nv - 1;
        int tangent = normal + m.chains.stride;
        int second = tangent + m.chains.stride;
        for (int j = i + 1; j < length; j++) {
            float x = d.contactRows.jacobian[normal + j];
            float y = d.contactRows.jacobian[tangent + j];
            float z = d.contactRows.jacobian[second + j];
            int dof = m.chains.dof[first + j];
            d.solver.hessian[one - dof] += s0 * x + s1 * y + s2 * z;
            d.solver.hessian[other - dof] += t0 * x + t1 * y + t2 * z;
        }
    }

    private static void addBefore(Model m, Data d, int i, int first, int normal, float t0, float t1, float t2) {
        int dof = m.chains.dof[first + i];
        int target = dof * (dof + 1) / 2;
        for (@Unrolled(4) int j = 0; j <= i; j++) {
            d.solver.hessian[target + m.chains.dof[first + j]] += t0 * d.contactRows.jacobian[normal + j]
                    + t1 * d.contactRows.jacobian[normal + m.chains.stride + j]
                    + t2 * d.contactRows.jacobian[normal + 2 * m.chains.stride + j];
        }
    }

    // the small matrix is every lane's own
    private static void addAny(Model m, Data d, int contact) {
        if (lanes() == 1) {
            addProduct(m, d, contact, d.solver.contactMatrix);
        } else {
            float[] matrix = new float[36];
            addProduct(m, d, contact, matrix);
        }
    }

    private static void find(Model m, Data d, int contact, float[] matrix) {
        int dimensions = d.contactRows.dimensions[contact];
        int f = 5 * d.contactRows.parameters[contact];
        for (int i = 0; i < 36; i++) {
            matrix[i] = 0f;
        }
        if (m.solver.elliptic && dimensions > 1) {
            if (d.contactRows.state[contact] == EllipticCone.SURFACE) {
                ofSurface(m, d, contact, f, matrix);
            } else {
                ofQuadratic(m, d, contact, f, matrix);
            }
        } else {
            ofPyramid(m, d, contact, f, matrix);
        }
    }

    private static void ofPyramid(Model m, Data d, int contact, int f, float[] matrix) {
        int dimensions = d.contactRows.dimensions[contact];
        float weight = d.contactRows.weight[contact];
        for (int k = 1; k < dimensions; k++) {
            int one = change(d, contact, 2 * k - 2);
            int other = change(d, contact, 2 * k - 1);
            float coefficient = m.contactParameters.friction[f + k - 1];
            float mixed = weight * coefficient * (one - other);
            matrix[0] += weight * (one + other);
            matrix[k] = mixed;
            matrix[6 * k] = mixed;
            matrix[7 * k] = weight * coefficient * coefficient * (one + other);
        }
    }

    private static void ofQuadratic(Model m, Data d, int contact, int f, float[] matrix) {
        float weight = d.contactRows.weight[contact];
        float mu = ContactForces.mu(m, f);
        matrix[0] = weight;
        for (int k = 1; k < d.contactRows.dimensions[contact]; k++) {
            matrix[7 * k] = weight * EllipticCone.ratio(m.contactParameters.friction, f, mu, k);
        }
    }

    // scale (e0 - mu u)(e0 - mu u)^T + (mu^2 - mu N / T)(1 - u u^T) between the rows' scales, u the unit vector of U
    private static void ofSurface(Model m, Data d, int contact, int f, float[] matrix) {
        int row = contact * m.contactRows.dimensions;
        int dimensions = d.contactRows.dimensions[contact];
        float mu = ContactForces.mu(m, f);
        float tangential = FloatMath.sqrt(EllipticCone.tangentialSquare(
                m.contactParameters.friction, f, d.contactRows.residual, row, dimensions));
        float around = mu * mu - mu * mu * d.contactRows.residual[row] / tangential;
        float scale = d.contactRows.weight[contact] / (mu * mu * (1f + mu * mu));
        matrix[0] = scale * mu * mu;
        for (int k = 1; k < dimensions; k++) {
            float ofRow = m.contactParameters.friction[f + k - 1];
            float unit = ofRow * d.contactRows.residual[row + k] / tangential;
            matrix[k] = -scale * mu * mu * unit * ofRow;
            matrix[6 * k] = matrix[k];
            for (int j = 1; j < dimensions; j++) {
                float ofColumn = m.contactParameters.friction[f + j - 1];
                float otherUnit = ofColumn * d.contactRows.residual[row + j] / tangential;
                float entry = (mu * mu - around) * unit * otherUnit;
                if (j == k) {
                    entry += around;
                }
                matrix[6 * k + j] = scale * ofRow * ofColumn * entry;
            }
        }
    }

    private static void addProduct(Model m, Data d, int contact, float[] matrix) {
        find(m, d, contact, matrix);
        int dimensions = d.contactRows.dimensions[contact];
        int chain = d.contactRows.chain[contact];
        int first = m.chains.start[chain];
        int at = contact * m.contactRows.dimensions * m.chains.stride;
        for (int i = lane(); i < m.chains.start[chain + 1] - first; i += lanes()) {
            int dof = m.chains.dof[first + i];
            for (int k = 0; k < dimensions; k++) {
                float factor = 0f;
                for (int l = 0; l < dimensions; l++) {
                    factor += matrix[6 * k + l] * d.contactRows.jacobian[at + l * m.chains.stride + i];
                }
                for (int j = 0; j <= i; j++) {
                    d.solver.hessian[Hessian.place(m.nv, dof, m.chains.dof[first + j])] +=
                            factor * d.contactRows.jacobian[at + k * m.chains.stride + j];
                }
            }
        }
    }
}
