package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/**
 * Forward kinematics: where the bodies are (MuJoCo documentation, Computation, "Kinematics"; Featherstone 2008, section 4.4).
 *
 * <p>First every body is placed in its parent's frame, all side by side; then levels of the tree are walked from the root outwards,
 * where nothing is left to do but to put one pose behind another.
 */
@KernelCode
public final class Kinematics {
    private Kinematics() {}

    /**
     * Computes the poses of bodies, inertial frames, joint anchors and joint axes from the joint positions. It needs no other
     * stage, so that a reset can call it alone.
     *
     * @param m the model
     * @param d reads {@code qpos} and the poses of bodies that the user moves. Modified: {@code bodyPosition}, {@code bodyOrientation},
     *     {@code inertialPosition},
     *     {@code jointAnchor}, {@code jointAxis}.
     */
    public static void bodyPoses(Model m, Data d) {
        for (int body = lane(); body < m.nbody; body += lanes()) {
            placeInParent(m, d, body);
        }
        sync();
        for (int level = 1; level < m.levels; level++) {
            for (int i = m.levelStart[level] + lane(); i < m.levelStart[level + 1]; i += lanes()) {
                placeInWorld(m, d, m.levelBody[i]);
            }
            sync();
        }
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            placeJointInWorld(m, d, joint);
        }
        for (int body = lane(); body < m.nbody; body += lanes()) {
            Quat.at(d.bodyOrientation, 4 * body)
                    .rotate(Vec3.at(m.bodies.inertialPosition, 3 * body))
                    .plus(Vec3.at(d.bodyPosition, 3 * body))
                    .store(d.inertialPosition, 3 * body);
        }
        sync();
    }

    private static void placeInParent(Model m, Data d, int body) {
        if (m.nmocap > 0 && m.bodies.mocap[body] >= 0) {
            int mocap = m.bodies.mocap[body];
            Vec3.at(d.mocapPosition, 3 * mocap).store(d.bodyPosition, 3 * body);
            Quat.at(d.mocapOrientation, 4 * mocap).store(d.bodyOrientation, 4 * body);
        } else {
            Vec3.at(m.bodies.position, 3 * body).store(d.bodyPosition, 3 * body);
            Quat.at(m.bodies.orientation, 4 * body).store(d.bodyOrientation, 4 * body);
        }
        for (int joint = m.bodies.jointStart[body]; joint < m.bodies.jointStart[body + 1]; joint++) {
            moveByJoint(m, d, body, joint);
        }
        Quat.at(d.bodyOrientation, 4 * body).normalized().store(d.bodyOrientation, 4 * body);
    }

    private static void placeInWorld(Model m, Data d, int body) {
        int parent = m.bodies.parent[body];
        Quat orientation = Quat.at(d.bodyOrientation, 4 * parent);
        orientation
                .rotate(Vec3.at(d.bodyPosition, 3 * body))
                .plus(Vec3.at(d.bodyPosition, 3 * parent))
                .store(d.bodyPosition, 3 * body);
        orientation.times(Quat.at(d.bodyOrientation, 4 * body)).normalized().store(d.bodyOrientation, 4 * body);
    }

    private static void placeJointInWorld(Model m, Data d, int joint) {
        int parent = m.bodies.parent[m.joints.body[joint]];
        if (parent > 0) {
            Quat orientation = Quat.at(d.bodyOrientation, 4 * parent);
            orientation.rotate(Vec3.at(d.jointAxis, 3 * joint)).store(d.jointAxis, 3 * joint);
            orientation
                    .rotate(Vec3.at(d.jointAnchor, 3 * joint))
                    .plus(Vec3.at(d.bodyPosition, 3 * parent))
                    .store(d.jointAnchor, 3 * joint);
        }
    }

    private static void moveByJoint(Model m, Data d, int body, int joint) {
        int type = m.joints.type[joint];
        int start = m.joints.qposStart[joint];
        if (type == JointTable.FREE) {
            moveFreely(d, body, joint, start);
        } else {
            placeJoint(m, d, body, joint);
            if (type == JointTable.SLIDE) {
                Vec3.at(d.bodyPosition, 3 * body)
                        .plusTimes(Vec3.at(d.jointAxis, 3 * joint), d.qpos[start] - m.qpos0[start])
                        .store(d.bodyPosition, 3 * body);
            } else {
                turn(m, d, body, joint);
                keepAnchor(m, d, body, joint);
            }
        }
    }

    private static void moveFreely(Data d, int body, int joint, int start) {
        Vec3 position = Vec3.at(d.qpos, start);
        position.store(d.bodyPosition, 3 * body);
        Quat.at(d.qpos, start + 3).normalized().store(d.bodyOrientation, 4 * body);
        position.store(d.jointAnchor, 3 * joint);
        new Vec3(0f, 0f, 1f).store(d.jointAxis, 3 * joint);
    }

    private static void placeJoint(Model m, Data d, int body, int joint) {
        Quat orientation = Quat.at(d.bodyOrientation, 4 * body);
        orientation.rotate(Vec3.at(m.joints.axis, 3 * joint)).store(d.jointAxis, 3 * joint);
        orientation
                .rotate(Vec3.at(m.joints.position, 3 * joint))
                .plus(Vec3.at(d.bodyPosition, 3 * body))
                .store(d.jointAnchor, 3 * joint);
    }

    private static void turn(Model m, Data d, int body, int joint) {
        int start = m.joints.qposStart[joint];
        Quat orientation = Quat.at(d.bodyOrientation, 4 * body);
        if (m.joints.type[joint] == JointTable.HINGE) {
            Vec3 axis = Vec3.at(m.joints.axis, 3 * joint);
            orientation
                    .times(Quat.ofAxisAngle(axis, d.qpos[start] - m.qpos0[start]))
                    .store(d.bodyOrientation, 4 * body);
        } else {
            orientation.times(Quat.at(d.qpos, start).normalized()).store(d.bodyOrientation, 4 * body);
        }
    }

    // the anchor stays where it is when the body turns about it
    private static void keepAnchor(Model m, Data d, int body, int joint) {
        Vec3 arm = Quat.at(d.bodyOrientation, 4 * body).rotate(Vec3.at(m.joints.position, 3 * joint));
        Vec3.at(d.jointAnchor, 3 * joint).minus(arm).store(d.bodyPosition, 3 * body);
    }
}
