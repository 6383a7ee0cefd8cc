package sinew.sim.physics;

import java.util.List;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;

/** The joints of a model as flat arrays; see the fields of {@link Model} for their meaning. */
final class JointTable {
    final int[] type;
    final int[] body;
    final int[] qposStart;
    final int[] dofStart;
    final float[] position;
    final float[] axis;
    final float[] stiffness;
    final float[] minimum;
    final float[] maximum;
    final float[] forceMinimum;
    final float[] forceMaximum;
    final float[] qpos0;
    final float[] qposSpring;

    JointTable(ModelSpec spec) {
        List<JointSpec> joints = spec.joints();
        int count = joints.size();
        type = new int[count];
        body = new int[count];
        qposStart = new int[count];
        dofStart = new int[count];
        position = new float[count * 3];
        axis = new float[count * 3];
        stiffness = new float[count];
        minimum = new float[count];
        maximum = new float[count];
        forceMinimum = new float[count];
        forceMaximum = new float[count];
        qpos0 = new float[spec.positionCount()];
        qposSpring = new float[spec.positionCount()];
        List<Double> initial = spec.initialPositions();
        for (int i = 0; i < qpos0.length; i++) {
            qpos0[i] = initial.get(i).floatValue();
            qposSpring[i] = qpos0[i];
        }
        boolean springs = spec.options().isOn(OptionFlag.SPRING);
        int qpos = 0;
        int dof = 0;
        for (JointSpec joint : joints) {
            qposStart[joint.index()] = qpos;
            dofStart[joint.index()] = dof;
            fill(joint, springs);
            qpos += joint.type().positionCount();
            dof += joint.type().velocityCount();
        }
    }

    private void fill(JointSpec joint, boolean springs) {
        int index = joint.index();
        type[index] = numberOf(joint.type());
        body[index] = joint.bodyIndex();
        Flat.store(joint.position(), position, index);
        Flat.store(joint.axis(), axis, index);
        stiffness[index] = springs ? (float) joint.stiffness() : 0f;
        boolean ranged = joint.range().minimum() < joint.range().maximum();
        minimum[index] = ranged ? (float) joint.range().minimum() : -Float.MAX_VALUE;
        maximum[index] = ranged ? (float) joint.range().maximum() : Float.MAX_VALUE;
        boolean clamped = joint.actuatorForceLimited();
        forceMinimum[index] = clamped ? (float) joint.actuatorForceRange().minimum() : -Float.MAX_VALUE;
        forceMaximum[index] = clamped ? (float) joint.actuatorForceRange().maximum() : Float.MAX_VALUE;
        if (joint.type() == JointType.SLIDE || joint.type() == JointType.HINGE) {
            qposSpring[qposStart[index]] = (float) joint.springReference();
        }
    }

    private static int numberOf(JointType type) {
        return switch (type) {
            case FREE -> Model.FREE;
            case BALL -> Model.BALL;
            case SLIDE -> Model.SLIDE;
            case HINGE -> Model.HINGE;
        };
    }
}
