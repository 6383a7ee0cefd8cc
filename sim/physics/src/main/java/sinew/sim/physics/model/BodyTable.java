package sinew.sim.physics.model;

import java.util.Arrays;
import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.Flat;
import sinew.sim.physics.preparation.GravityShares;
import sinew.sim.physics.preparation.TreeLevels;

/** The bodies of a model, the world included and first. */
@Constants
public final class BodyTable {
    /** Parent of each body {@code [nbody]}. */
    public final int[] parent;
    /** The body's ancestor that is a child of the world {@code [nbody]}; the world is its own. */
    public final int[] root;
    /** One past the last body of each subtree {@code [nbody]}. */
    public final int[] subtreeEnd;
    /** First joint of each body {@code [nbody + 1]}; the next body's is the end. */
    public final int[] jointStart;
    /** First degree of freedom of each body {@code [nbody + 1]}; the next body's is the end. */
    public final int[] dofStart;
    /** Origin of each body's frame in its parent's {@code [nbody, 3]}, in m. */
    public final float[] position;
    /** Orientation of each body's frame in its parent's {@code [nbody, 4]}. */
    public final float[] orientation;
    /** Centre of mass in the body's frame {@code [nbody, 3]}, in m. */
    public final float[] inertialPosition;
    /** Principal axes of inertia in the body's frame {@code [nbody, 4]}. */
    public final float[] inertialOrientation;
    /** Masses {@code [nbody]}, in kg. */
    public final float[] mass;
    /** Principal moments of inertia {@code [nbody, 3]}, in kg m^2. */
    public final float[] inertia;
    /** Masses of whole subtrees {@code [nbody]}, in kg. */
    public final float[] subtreeMass;
    /** Bodies of whose weight a part is lifted. */
    public final int compensatedCount;
    /** These bodies {@code [compensatedCount]}. */
    public final int[] compensatedBody;
    /** The mass that is lifted of each {@code [compensatedCount]}, in kg. */
    public final float[] compensatedMass;
    /** Free bodies on which nothing moves. */
    public final int freeCount;
    /** These bodies {@code [freeCount]}. */
    public final int[] freeBody;
    /** Number among the bodies that the user moves {@code [nbody]}, -1 for all others. */
    public final int[] mocap;
    /** The bodies that the user moves {@code [nmocap]}. */
    public final int[] mocapBody;

    @HostOnly
    final TreeLevels levels;

    BodyTable(ModelSpec spec) {
        List<BodySpec> bodies = spec.bodies();
        int count = bodies.size();
        parent = new int[count];
        root = new int[count];
        subtreeEnd = new int[count];
        jointStart = new int[count + 1];
        dofStart = new int[count + 1];
        position = new float[count * 3];
        orientation = new float[count * 4];
        inertialPosition = new float[count * 3];
        inertialOrientation = new float[count * 4];
        mass = new float[count];
        inertia = new float[count * 3];
        subtreeMass = new float[count];
        List<BodySpec> lifted = GravityShares.of(spec);
        compensatedCount = lifted.size();
        compensatedBody = lifted.stream().mapToInt(BodySpec::index).toArray();
        compensatedMass = Flat.floats(
                lifted, body -> body.gravityCompensation() * body.inertial().mass());
        mocapBody = bodies.stream()
                .filter(BodySpec::mocap)
                .mapToInt(BodySpec::index)
                .toArray();
        mocap = new int[count];
        Arrays.fill(mocap, -1);
        for (int i = 0; i < mocapBody.length; i++) {
            mocap[mocapBody[i]] = i;
        }
        int[] depth = new int[count];
        for (BodySpec body : bodies) {
            fill(body);
            int index = body.index();
            if (index > 0) {
                depth[index] = depth[parent[index]] + 1;
                root[index] = parent[index] == 0 ? index : root[parent[index]];
            }
        }
        fillSubtrees(bodies);
        freeBody = bodies.stream()
                .filter(this::isFreeAlone)
                .mapToInt(BodySpec::index)
                .toArray();
        freeCount = freeBody.length;
        levels = TreeLevels.of(depth, 1, 1);
    }

    private boolean isFreeAlone(BodySpec body) {
        int index = body.index();
        return body.joints().stream().anyMatch(joint -> joint.type() == JointType.FREE)
                && dofStart[subtreeEnd[index]] == dofStart[index + 1];
    }

    private void fill(BodySpec body) {
        int index = body.index();
        parent[index] = body.parentIndex();
        jointStart[index + 1] = jointStart[index] + body.joints().size();
        int dofs = 0;
        for (JointSpec joint : body.joints()) {
            dofs += joint.type().velocityCount();
        }
        dofStart[index + 1] = dofStart[index] + dofs;
        Flat.store(body.pose().position(), position, index);
        Flat.store(body.pose().orientation(), orientation, index);
        Flat.store(body.inertial().pose().position(), inertialPosition, index);
        Flat.store(body.inertial().pose().orientation(), inertialOrientation, index);
        mass[index] = (float) body.inertial().mass();
        Flat.store(body.inertial().moments(), inertia, index);
    }

    private void fillSubtrees(List<BodySpec> bodies) {
        int count = bodies.size();
        double[] masses = new double[count];
        for (int index = count - 1; index >= 0; index--) {
            masses[index] += bodies.get(index).inertial().mass();
            subtreeEnd[index] = Math.max(subtreeEnd[index], index + 1);
            subtreeMass[index] = (float) masses[index];
            if (index > 0) {
                masses[parent[index]] += masses[index];
                subtreeEnd[parent[index]] = Math.max(subtreeEnd[parent[index]], subtreeEnd[index]);
            }
        }
    }
}
