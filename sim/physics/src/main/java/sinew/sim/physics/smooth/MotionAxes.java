package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** The spatial direction in which each degree of freedom moves (Featherstone 2008, table 4.1: the motion subspace S). */
@KernelCode
public final class MotionAxes {
    private MotionAxes() {}

    /**
     * Computes the motion axes, about the centre of mass of the tree.
     *
     * @param m the model
     * @param d reads body poses, joint anchors and axes, {@code subtreeCenter}. Modified: {@code motionAxis}.
     */
    public static void ofJoints(Model m, Data d) {
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            ofJoint(m, d, joint);
        }
        sync();
    }

    private static void ofJoint(Model m, Data d, int joint) {
        int type = m.joints.type[joint];
        int at = 6 * m.joints.dofStart[joint];
        if (type == JointTable.HINGE) {
            Vec3.at(d.jointAxis, 3 * joint).store(d.motionAxis, at);
            completeRotation(m, d, joint, at);
        } else if (type == JointTable.SLIDE) {
            storeTranslation(Vec3.at(d.jointAxis, 3 * joint), d.motionAxis, at);
        } else if (type == JointTable.BALL) {
            storeBodyRotations(m, d, joint, at);
        } else {
            storeTranslation(new Vec3(1f, 0f, 0f), d.motionAxis, at);
            storeTranslation(new Vec3(0f, 1f, 0f), d.motionAxis, at + 6);
            storeTranslation(new Vec3(0f, 0f, 1f), d.motionAxis, at + 12);
            storeBodyRotations(m, d, joint, at + 18);
        }
    }

    private static void storeBodyRotations(Model m, Data d, int joint, int at) {
        Mat3 axes = Quat.at(d.bodyOrientation, 4 * m.joints.body[joint]).toMatrix();
        new Vec3(axes.xx(), axes.yx(), axes.zx()).store(d.motionAxis, at);
        new Vec3(axes.xy(), axes.yy(), axes.zy()).store(d.motionAxis, at + 6);
        new Vec3(axes.xz(), axes.yz(), axes.zz()).store(d.motionAxis, at + 12);
        completeRotation(m, d, joint, at);
        completeRotation(m, d, joint, at + 6);
        completeRotation(m, d, joint, at + 12);
    }

    private static void storeTranslation(Vec3 axis, float[] motionAxis, int at) {
        Vec3.zero().store(motionAxis, at);
        axis.store(motionAxis, at + 3);
    }

    // the velocity of the tree's centre of mass when the body turns about the stored axis through the joint's anchor
    private static void completeRotation(Model m, Data d, int joint, int at) {
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[m.joints.body[joint]]);
        Vec3.at(d.motionAxis, at)
                .cross(center.minus(Vec3.at(d.jointAnchor, 3 * joint)))
                .store(d.motionAxis, at + 3);
    }
}
