package sinew.sim.physics;

import java.util.Arrays;
import java.util.List;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;

/** The degrees of freedom of a model and the layout of its mass matrix; see the fields of {@link Model} for their meaning. */
final class DofTable {
    final int[] body;
    final int[] joint;
    final int[] parent;
    final int[] depth;
    final int[] subtreeEnd;
    final float[] armature;
    final float[] damping;
    final int[] massRowStart;
    final int[] massColumn;
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
        fill(spec.joints(), spec.options().isOn(OptionFlag.DAMPER));
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
                damping[dof] = dampers ? (float) spec.damping() : 0f;
                dof++;
            }
        }
    }

    private void linkParents(BodyTable bodies) {
        int[] lastDofOfBody = new int[bodies.parent.length];
        Arrays.fill(lastDofOfBody, -1);
        for (int b = 1; b < lastDofOfBody.length; b++) {
            int last = lastDofOfBody[bodies.parent[b]];
            for (int dof = bodies.dofStart[b]; dof < bodies.dofStart[b + 1]; dof++) {
                parent[dof] = last;
                depth[dof] = last < 0 ? 0 : depth[last] + 1;
                last = dof;
            }
            lastDofOfBody[b] = last;
        }
        for (int dof = parent.length - 1; dof >= 0; dof--) {
            subtreeEnd[dof] = Math.max(subtreeEnd[dof], dof + 1);
            if (parent[dof] >= 0) {
                subtreeEnd[parent[dof]] = Math.max(subtreeEnd[parent[dof]], subtreeEnd[dof]);
            }
        }
    }
}
