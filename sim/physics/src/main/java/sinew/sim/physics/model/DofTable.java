package sinew.sim.physics.model;

import java.util.Arrays;
import java.util.List;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Polynomial;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.Flat;
import sinew.sim.physics.preparation.TreeLevels;

/** The degrees of freedom of a model. */
@Constants
public final class DofTable {
    /** The body of each degree of freedom {@code [nv]}. */
    public final int[] body;
    /** The joint of each degree of freedom {@code [nv]}. */
    public final int[] joint;
    /** The degree of freedom before each in the tree {@code [nv]}; -1 for roots. */
    public final int[] parent;
    /** The last degree of freedom that moves each body {@code [nbody]}; -1 for those that nothing moves. */
    public final int[] lastOfBody;
    /** Number of ancestors {@code [nv]}: the place of a degree of freedom in the rows of its descendants. */
    public final int[] depth;
    /** One past the last degree of freedom of each subtree {@code [nv]}. */
    public final int[] subtreeEnd;
    /** Inertia added to the diagonal of the mass matrix {@code [nv]}, in kg or kg m^2. */
    public final float[] armature;
    /** Damping {@code [nv]}, in N s/m or N m s/rad; 0 if damping is switched off. */
    public final float[] damping;
    /** Factors of the speed and of its square by which damping grows {@code [nv, 2]}. */
    public final float[] dampingGrowth;
    /** Whether any damping grows. */
    public final boolean growing;

    @HostOnly
    final int[] massRowStart;

    @HostOnly
    final int[] massColumn;

    @HostOnly
    final TreeLevels levels;

    DofTable(ModelSpec spec, BodyTable bodies) {
        int count = spec.velocityCount();
        body = new int[count];
        joint = new int[count];
        parent = new int[count];
        depth = new int[count];
        subtreeEnd = new int[count];
        armature = new float[count];
        damping = new float[count];
        dampingGrowth = new float[2 * count];
        fill(spec.joints(), spec.options().isOn(OptionFlag.DAMPER));
        addRotors(spec);
        growing = Flat.anyNonzero(dampingGrowth);
        lastOfBody = new int[bodies.parent.length];
        linkParents(bodies);
        levels = TreeLevels.of(depth, 0, 0);
        massRowStart = new int[count + 1];
        for (int dof = 0; dof < count; dof++) {
            massRowStart[dof + 1] = massRowStart[dof] + depth[dof] + 1;
        }
        massColumn = new int[massRowStart[count]];
        for (int dof = 0; dof < count; dof++) {
            int ancestor = dof;
            for (int entry = massRowStart[dof + 1] - 1; entry >= massRowStart[dof]; entry--) {
                massColumn[entry] = ancestor;
                ancestor = parent[ancestor];
            }
        }
    }

    private void fill(List<JointSpec> joints, boolean dampers) {
        int dof = 0;
        for (JointSpec spec : joints) {
            for (int i = 0; i < spec.type().velocityCount(); i++) {
                body[dof] = spec.bodyIndex();
                joint[dof] = spec.index();
                armature[dof] = (float) spec.armature();
                if (dampers) {
                    addDamping(dof, 1, spec.damping(), spec.dampingGrowth());
                }
                dof++;
            }
        }
    }

    private void addDamping(int dof, double factor, double constant, Polynomial growth) {
        damping[dof] += (float) (factor * constant);
        dampingGrowth[2 * dof] += (float) (factor * growth.quadratic());
        dampingGrowth[2 * dof + 1] += (float) (factor * growth.cubic());
    }

    /** What actuators add to their joints. */
    private void addRotors(ModelSpec spec) {
        boolean dampers = spec.options().isOn(OptionFlag.DAMPER);
        for (ActuatorSpec actuator : spec.actuators()) {
            double gear = actuator.gear().getFirst();
            for (int dof = 0; dof < joint.length; dof++) {
                if (joint[dof] == actuator.jointIndex()) {
                    armature[dof] += (float) (gear * gear * actuator.armature());
                    if (dampers) {
                        addDamping(dof, gear * gear, actuator.damping(), actuator.dampingGrowth());
                    }
                }
            }
        }
    }

    private void linkParents(BodyTable bodies) {
        Arrays.fill(lastOfBody, -1);
        for (int b = 1; b < lastOfBody.length; b++) {
            int last = lastOfBody[bodies.parent[b]];
            for (int dof = bodies.dofStart[b]; dof < bodies.dofStart[b + 1]; dof++) {
                parent[dof] = last;
                depth[dof] = last < 0 ? 0 : depth[last] + 1;
                last = dof;
            }
            lastOfBody[b] = last;
        }
        for (int dof = parent.length - 1; dof >= 0; dof--) {
            subtreeEnd[dof] = Math.max(subtreeEnd[dof], dof + 1);
            if (parent[dof] >= 0) {
                subtreeEnd[parent[dof]] = Math.max(subtreeEnd[parent[dof]], subtreeEnd[dof]);
            }
        }
    }
}
