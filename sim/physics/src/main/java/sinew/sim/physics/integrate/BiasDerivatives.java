package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Spatial;

/**
 * Derivatives of Coriolis and centrifugal forces by velocities (Singh, Russo and Wensing 2022, <em>Efficient analytical derivatives of
 * rigid-body dynamics using spatial vector algebra</em>). Where force i and velocity j belong to one chain, and subtree means that of the
 * outer one, the derivative is S_i . (I_subtree (v- x S_j + v+ x S_j) + K_subtree S_j): v- and v+ are the velocities before and after the
 * joint of j, and K of a body is the derivative of I (-v x s) + v x* (I s) + s x* (I v) by s.
 */
@KernelCode
public final class BiasDerivatives {
    private BiasDerivatives() {}

    /**
     * Finds the matrix of every body.
     *
     * @param m the model
     * @param d reads {@code bodyVelocity} and {@code inertia}, which is still that of single bodies. Modified: {@code
     *     derivatives.ofBody}.
     */
    public static void ofBodies(Model m, Data d) {
        for (int i = lane(); i < 6 * m.nbody; i += lanes()) {
            int body = i / 6;
            if (body > 0) {
                storeColumn(d, body, i - 6 * body);
            } else {
                for (int r = 0; r < 6; r++) {
                    d.derivatives.ofBody[6 * r + i] = 0f;
                }
            }
        }
        sync();
    }

    private static void storeColumn(Data d, int body, int column) {
        Vec3 angular = unit(column);
        Vec3 linear = unit(column - 3);
        int inertia = 10 * body;
        Vec3 spin = Vec3.at(d.bodyVelocity, 6 * body);
        Vec3 velocity = Vec3.at(d.bodyVelocity, 6 * body + 3);
        Vec3 turned = angular.cross(spin);
        Vec3 moved = linear.cross(spin).plus(angular.cross(velocity));
        Vec3 moment = Spatial.momentOf(d.inertia, inertia, spin, velocity);
        Vec3 momentum = Spatial.forceOf(d.inertia, inertia, spin, velocity);
        Vec3 otherMoment = Spatial.momentOf(d.inertia, inertia, angular, linear);
        Vec3 otherMomentum = Spatial.forceOf(d.inertia, inertia, angular, linear);
        Vec3 torque = Spatial.momentOf(d.inertia, inertia, turned, moved)
                .plus(angular.cross(moment))
                .plus(linear.cross(momentum))
                .plus(spin.cross(otherMoment))
                .plus(velocity.cross(otherMomentum));
        Vec3 force = Spatial.forceOf(d.inertia, inertia, turned, moved)
                .plus(angular.cross(momentum))
                .plus(spin.cross(otherMomentum));
        store(d.derivatives.ofBody, 36 * body + column, torque);
        store(d.derivatives.ofBody, 36 * body + 18 + column, force);
    }

    /** A unit vector of the first three dimensions, else zero. */
    static Vec3 unit(int axis) {
        return new Vec3(axis == 0 ? 1f : 0f, axis == 1 ? 1f : 0f, axis == 2 ? 1f : 0f);
    }

    private static void store(float[] matrix, int at, Vec3 column) {
        matrix[at] = column.x();
        matrix[at + 6] = column.y();
        matrix[at + 12] = column.z();
    }

    /**
     * Adds timestep times the derivatives to an unsymmetric matrix.
     *
     * @param m the model
     * @param d reads {@code inertia} and {@code derivatives.ofBody} of subtrees. Modified: {@code derivatives.axisRate}.
     * @param lower diagonal and lower triangle in the rows of {@link Model#massRowStart}. Modified.
     * @param upper upper triangle, transposed. Modified.
     */
    static void addTo(Model m, Data d, float[] lower, float[] upper) {
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            findRates(m, d, joint);
        }
        sync();
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            addOfDof(m, d, dof, lower, upper);
        }
        sync();
    }

    private static void findRates(Model m, Data d, int joint) {
        int dof = m.joints.dofStart[joint];
        int body = m.joints.body[joint];
        int type = m.joints.type[joint];
        int before = 6 * m.bodies.parent[body];
        Vec3 spin = Vec3.at(d.bodyVelocity, before);
        Vec3 velocity = Vec3.at(d.bodyVelocity, before + 3);
        for (int i = m.bodies.dofStart[body]; i < dof; i++) {
            spin = spin.plusTimes(Vec3.at(d.motionAxis, 6 * i), d.qvel[i]);
            velocity = velocity.plusTimes(Vec3.at(d.motionAxis, 6 * i + 3), d.qvel[i]);
        }
        int first = dof;
        if (type == JointTable.FREE) {
            // the axes of translation stand still
            for (int i = 0; i < 3; i++) {
                Vec3.zero().store(d.derivatives.axisRate, 6 * (dof + i));
                Vec3.zero().store(d.derivatives.axisRate, 6 * (dof + i) + 3);
                velocity = velocity.plusTimes(Vec3.at(d.motionAxis, 6 * (dof + i) + 3), d.qvel[dof + i]);
            }
            first = dof + 3;
        }
        int end = type == JointTable.FREE || type == JointTable.BALL ? first + 3 : first + 1;
        Vec3 spins = spin.times(2f);
        Vec3 velocities = velocity.times(2f);
        for (int i = first; i < end; i++) {
            spins = spins.plusTimes(Vec3.at(d.motionAxis, 6 * i), d.qvel[i]);
            velocities = velocities.plusTimes(Vec3.at(d.motionAxis, 6 * i + 3), d.qvel[i]);
        }
        for (int i = first; i < end; i++) {
            Vec3 axis = Vec3.at(d.motionAxis, 6 * i);
            spins.cross(axis).store(d.derivatives.axisRate, 6 * i);
            spins.cross(Vec3.at(d.motionAxis, 6 * i + 3))
                    .plus(velocities.cross(axis))
                    .store(d.derivatives.axisRate, 6 * i + 3);
        }
    }

    private static void addOfDof(Model m, Data d, int dof, float[] lower, float[] upper) {
        int body = m.dofs.body[dof];
        int last = m.massRowStart[dof + 1] - 1;
        for (int entry = m.massRowStart[dof]; entry <= last; entry++) {
            int inner = m.massColumn[entry];
            float down = BodyDerivatives.between(d, body, dof, inner) + inertial(d, body, dof, inner);
            lower[entry] += m.timestep * down;
            if (entry < last) {
                float up = BodyDerivatives.between(d, body, inner, dof) + inertial(d, body, inner, dof);
                upper[entry] += m.timestep * up;
            }
        }
    }

    private static float inertial(Data d, int body, int i, int j) {
        Vec3 spin = Vec3.at(d.derivatives.axisRate, 6 * j);
        Vec3 velocity = Vec3.at(d.derivatives.axisRate, 6 * j + 3);
        return Spatial.momentOf(d.inertia, 10 * body, spin, velocity).dot(Vec3.at(d.motionAxis, 6 * i))
                + Spatial.forceOf(d.inertia, 10 * body, spin, velocity).dot(Vec3.at(d.motionAxis, 6 * i + 3));
    }
}
