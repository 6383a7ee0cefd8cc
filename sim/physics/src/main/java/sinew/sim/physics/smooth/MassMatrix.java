package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Unrolled;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * The joint-space inertia by the composite rigid body algorithm (Featherstone 2008, table 6.2), with armature.
 *
 * <p>Only entries between a degree of freedom and its ancestors are stored; all others are zero (section 6.4).
 */
@KernelCode
public final class MassMatrix {
    private MassMatrix() {}

    /**
     * Computes the mass matrix of the bodies and joints; that of tendons is added by {@code TendonForces}.
     *
     * @param m the model
     * @param d reads {@code motionAxis}. Modified: {@code inertia} becomes that of whole subtrees; {@code mass}.
     */
    public static void assemble(Model m, Data d) {
        for (int level = m.levels - 1; level >= 0; level--) {
            int first = m.levelStart[level];
            for (int i = lane(); i < 10 * (m.levelStart[level + 1] - first); i += lanes()) {
                gatherInertia(m, d, m.levelBody[first + i / 10], i % 10);
            }
            sync();
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            fillRow(m, d, dof);
        }
        sync();
    }

    /**
     * Prepares the mass matrix for {@link MassSolve}.
     *
     * @param m the model
     * @param d reads {@code mass}. Modified: {@code massFactor}, {@code inverseDiagonal}.
     */
    public static void factor(Model m, Data d) {
        copyToFactor(m, d);
        MassSolve.prepare(m, d.massFactor, d.inverseDiagonal);
    }

    /** Copies the entries to where they are factored. Modified: {@code massFactor}. */
    public static void copyToFactor(Model m, Data d) {
        for (int i = lane(); i < m.nM; i += lanes()) {
            d.massFactor[i] = d.mass[i];
        }
        sync();
    }

    /**
     * Multiplies the mass matrix with a vector.
     *
     * @param m the model
     * @param d reads {@code mass}
     * @param vector the vector {@code [nv]}
     * @param result {@code [nv]}. Modified: the product; complete after a {@code sync()}.
     */
    public static void multiply(Model m, Data d, float[] vector, float[] result) {
        if (lanes() == 1) {
            multiplyAlone(m, d, vector, result);
        } else {
            for (int dof = lane(); dof < m.nv; dof += lanes()) {
                result[dof] = m.solvesInRegisters ? ofFullRow(m, d, vector, dof) : ofRowAndColumn(m, d, vector, dof);
            }
        }
    }

    // more products than there are entries, but none waits for another
    private static float ofFullRow(Model m, Data d, float[] vector, int dof) {
        float sum = 0f;
        for (@Unrolled(9) int j = 0; j < m.nv; j++) {
            int entry = m.massEntry[j * m.nv + dof];
            sum += (entry < 0 ? 0f : d.mass[Math.max(0, entry)]) * vector[j];
        }
        return sum;
    }

    private static float ofRowAndColumn(Model m, Data d, float[] vector, int dof) {
        float sum = 0f;
        for (int entry = m.massRowStart[dof]; entry < m.massRowStart[dof + 1]; entry++) {
            sum += d.mass[entry] * vector[m.massColumn[entry]];
        }
        int depth = m.dofs.depth[dof];
        for (int below = dof + 1; below < m.dofs.subtreeEnd[dof]; below++) {
            sum += d.mass[m.massRowStart[below] + depth] * vector[below];
        }
        return sum;
    }

    // every entry is read once and used for its row and its column
    private static void multiplyAlone(Model m, Data d, float[] vector, float[] result) {
        for (int dof = 0; dof < m.nv; dof++) {
            int diagonal = m.massRowStart[dof + 1] - 1;
            float own = vector[dof];
            float sum = d.mass[diagonal] * own;
            for (int entry = m.massRowStart[dof]; entry < diagonal; entry++) {
                int column = m.massColumn[entry];
                float mass = d.mass[entry];
                sum += mass * vector[column];
                result[column] += mass * own;
            }
            result[dof] = sum;
        }
    }

    private static void gatherInertia(Model m, Data d, int body, int component) {
        float sum = d.inertia[10 * body + component];
        for (int child = body + 1; child < m.bodies.subtreeEnd[body]; child = m.bodies.subtreeEnd[child]) {
            sum += d.inertia[10 * child + component];
        }
        d.inertia[10 * body + component] = sum;
    }

    // M_ij = S_j . (I_c S_i) for i and its ancestors j
    private static void fillRow(Model m, Data d, int dof) {
        int inertia = 10 * m.dofs.body[dof];
        Vec3 angular = Vec3.at(d.motionAxis, 6 * dof);
        Vec3 linear = Vec3.at(d.motionAxis, 6 * dof + 3);
        Vec3 moment = Spatial.momentOf(d.inertia, inertia, angular, linear);
        Vec3 force = Spatial.forceOf(d.inertia, inertia, angular, linear);
        int last = m.massRowStart[dof + 1] - 1;
        for (@Unrolled(3) int entry = m.massRowStart[dof]; entry <= last; entry++) {
            int axis = 6 * m.massColumn[entry];
            d.mass[entry] = moment.x() * d.motionAxis[axis]
                    + moment.y() * d.motionAxis[axis + 1]
                    + moment.z() * d.motionAxis[axis + 2]
                    + force.x() * d.motionAxis[axis + 3]
                    + force.y() * d.motionAxis[axis + 4]
                    + force.z() * d.motionAxis[axis + 5];
        }
        d.mass[last] += m.dofs.armature[dof];
    }
}
