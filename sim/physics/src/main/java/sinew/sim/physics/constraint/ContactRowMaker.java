package sinew.sim.physics.constraint;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.solver.ContactForces;

/** Makes the base rows of contacts (MuJoCo documentation, Computation, "Contact"). */
@KernelCode
public final class ContactRowMaker {
    private ContactRowMaker() {}

    /**
     * Makes the rows of every contact that is nearer than its margin.
     *
     * @param m the model
     * @param d reads {@code contacts}, {@code motionAxis}, {@code subtreeCenter}, {@code qvel}. Modified: {@code contactRows}.
     */
    public static void make(Model m, Data d) {
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            prepare(m, d, contact);
        }
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            makeJacobian(m, d, contact);
        }
        sync();
        ContactForces.multiply(m, d, d.qvel, d.contactRows.residual);
        sync();
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            makeReferences(m, d, contact);
        }
        sync();
    }

    private static void prepare(Model m, Data d, int contact) {
        int pair = d.contacts.pair[contact];
        int set = m.pairs.parameters[pair];
        int chain = m.chains.ofPair[pair];
        float violation = d.contacts.distance[contact] - m.contactParameters.margin[set];
        boolean pushes = violation < 0f && m.chains.start[chain] < m.chains.start[chain + 1];
        d.contactRows.parameters[contact] = set;
        d.contactRows.chain[contact] = chain;
        d.contactRows.dimensions[contact] = pushes ? m.contactParameters.condim[set] : 0;
    }

    private static void makeJacobian(Model m, Data d, int contact) {
        int pair = d.contacts.pair[contact];
        int chain = m.chains.ofPair[pair];
        int dimensions = m.contactParameters.condim[m.pairs.parameters[pair]];
        Vec3 point = Vec3.at(d.contacts.position, 3 * contact);
        Vec3 normal = Vec3.at(d.contacts.normal, 3 * contact);
        Vec3 tangent = ContactFrame.firstTangent(normal, Vec3.at(d.contacts.tangent, 3 * contact));
        Vec3 second = normal.cross(tangent);
        int first = m.chains.start[chain];
        int at = contact * m.contactRows.dimensions * m.chains.stride;
        for (int i = lane(); i < m.chains.start[chain + 1] - first; i += lanes()) {
            int dof = m.chains.dof[first + i];
            float sign = m.chains.sign[first + i];
            Vec3 spin = Vec3.at(d.motionAxis, 6 * dof).times(sign);
            Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[m.dofs.body[dof]]);
            Vec3 velocity = spin.cross(point.minus(center)).plusTimes(Vec3.at(d.motionAxis, 6 * dof + 3), sign);
            d.contactRows.jacobian[at + i] = normal.dot(velocity);
            if (dimensions > 1) {
                d.contactRows.jacobian[at + m.chains.stride + i] = tangent.dot(velocity);
                d.contactRows.jacobian[at + 2 * m.chains.stride + i] = second.dot(velocity);
            }
            if (dimensions > 3) {
                d.contactRows.jacobian[at + 3 * m.chains.stride + i] = normal.dot(spin);
            }
            if (dimensions > 4) {
                d.contactRows.jacobian[at + 4 * m.chains.stride + i] = tangent.dot(spin);
                d.contactRows.jacobian[at + 5 * m.chains.stride + i] = second.dot(spin);
            }
        }
    }

    // residual holds the velocity of every row
    private static void makeReferences(Model m, Data d, int contact) {
        int dimensions = d.contactRows.dimensions[contact];
        if (dimensions > 0) {
            int set = d.contactRows.parameters[contact];
            float violation = d.contacts.distance[contact] - m.contactParameters.margin[set];
            float impedance = Impedance.of(m.contactRows.impedance, 5 * set, violation);
            d.contactRows.weight[contact] = weight(m, set, d.contactRows.chain[contact], dimensions, impedance);
            int row = contact * m.contactRows.dimensions;
            d.contactRows.reference[row] = -m.contactRows.reference[2 * set + 1] * d.contactRows.residual[row]
                    - m.contactRows.reference[2 * set] * impedance * violation;
            for (int k = 1; k < dimensions; k++) {
                d.contactRows.reference[row + k] =
                        -m.contactRows.frictionDamping[set] * d.contactRows.residual[row + k];
            }
        }
    }

    // of the normal row; for a pyramid the one of all edges that gives friction the impedance of the elliptic cone
    private static float weight(Model m, int set, int chain, int dimensions, float impedance) {
        float normal = impedance / ((1f - impedance) * m.chains.inverseWeight[2 * chain]);
        if (dimensions == 1 || m.solver.elliptic) {
            return normal;
        }
        float friction = m.contactParameters.friction[5 * set];
        float square = friction * friction;
        return normal * m.solver.impedanceRatio / (2f * square * (1f + square));
    }
}
