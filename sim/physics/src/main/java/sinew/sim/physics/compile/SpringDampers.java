package sinew.sim.physics.compile;

import sinew.assets.model.JointSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SpringDamper;
import sinew.sim.physics.model.InitialPose;
import sinew.sim.physics.model.ModelTables;

/**
 * Fills in stiffness and damping of joints that state the motion they shall give (MuJoCo XML reference, "body/joint", springdamper): the
 * spring-damper of mass I, the joint's inertia in the initial pose, with that time constant and damping ratio.
 */
final class SpringDampers {
    private SpringDampers() {}

    static void fill(ModelTables tables, InitialPose pose) {
        for (JointSpec joint : tables.spec.joints()) {
            if (!joint.springDamper().equals(SpringDamper.NONE)) {
                fill(tables, joint, pose);
            }
        }
    }

    private static void fill(ModelTables tables, JointSpec joint, InitialPose pose) {
        int first = tables.joints.dofStart[joint.index()];
        int count = joint.type().velocityCount();
        double sum = 0;
        for (int dof = first; dof < first + count; dof++) {
            sum += pose.dofInverseWeight[dof];
        }
        double inertia = count / Math.max(1e-15, sum);
        double time = joint.springDamper().timeConstant();
        double ratio = joint.springDamper().dampingRatio();
        if (tables.spec.options().isOn(OptionFlag.SPRING)) {
            tables.joints.stiffness[joint.index()] = (float) (inertia / Math.max(1e-15, time * time * ratio * ratio));
        }
        if (tables.spec.options().isOn(OptionFlag.DAMPER)) {
            for (int dof = first; dof < first + count; dof++) {
                tables.dofs.damping[dof] += (float) (2 * inertia / Math.max(1e-15, time) - joint.damping());
            }
        }
    }
}
