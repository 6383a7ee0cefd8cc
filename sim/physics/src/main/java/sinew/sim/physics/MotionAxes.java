package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;

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
        int type = m.jointType[joint];
        int body = m.jointBody[joint];
        int at = 6 * m.jointDofStart[joint];
        Vec3 axis = Vec3.at(d.jointAxis, 3 * joint);
        Vec3 offset = Vec3.at(d.subtreeCenter, 3 * m.bodyRoot[body]).minus(Vec3.at(d.jointAnchor, 3 * joint));
        if (type == Model.SLIDE) {
            storeTranslation(axis, d.motionAxis, at);
        } else if (type == Model.HINGE) {
            storeRotation(axis, offset, d.motionAxis, at);
        } else if (type == Model.BALL) {
            storeBodyRotations(Quat.at(d.bodyOrientation, 4 * body).toMatrix(), offset, d.motionAxis, at);
        } else {
            storeTranslation(new Vec3(1f, 0f, 0f), d.motionAxis, at);
            storeTranslation(new Vec3(0f, 1f, 0f), d.motionAxis, at + 6);
            storeTranslation(new Vec3(0f, 0f, 1f), d.motionAxis, at + 12);
            storeBodyRotations(Quat.at(d.bodyOrientation, 4 * body).toMatrix(), offset, d.motionAxis, at + 18);
        }
    }

    private static void storeBodyRotations(Mat3 axes, Vec3 offset, float[] motionAxis, int at) {
        storeRotation(new Vec3(axes.xx(), axes.yx(), axes.zx()), offset, motionAxis, at);
        storeRotation(new Vec3(axes.xy(), axes.yy(), axes.zy()), offset, motionAxis, at + 6);
        storeRotation(new Vec3(axes.xz(), axes.yz(), axes.zz()), offset, motionAxis, at + 12);
    }

    private static void storeTranslation(Vec3 axis, float[] motionAxis, int at) {
        Vec3.zero().store(motionAxis, at);
        axis.store(motionAxis, at + 3);
    }

    private static void storeRotation(Vec3 axis, Vec3 offset, float[] motionAxis, int at) {
        axis.store(motionAxis, at);
        axis.cross(offset).store(motionAxis, at + 3);
    }
}
