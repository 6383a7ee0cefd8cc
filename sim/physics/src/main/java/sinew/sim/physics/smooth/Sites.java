package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Where the sites are (MuJoCo documentation, Computation, "Kinematics"). */
@KernelCode
public final class Sites {
    private Sites() {}

    /**
     * Computes the poses of the sites.
     *
     * @param m the model
     * @param d reads body poses. Modified: {@code sites}.
     */
    public static void place(Model m, Data d) {
        if (m.sites.count > 0) {
            for (int site = lane(); site < m.sites.count; site += lanes()) {
                placeSite(m, d, site);
            }
            sync();
        }
    }

    private static void placeSite(Model m, Data d, int site) {
        int body = m.sites.body[site];
        Quat orientation = Quat.at(d.bodyOrientation, 4 * body);
        orientation
                .rotate(Vec3.at(m.sites.position, 3 * site))
                .plus(Vec3.at(d.bodyPosition, 3 * body))
                .store(d.sites.position, 3 * site);
        orientation.times(Quat.at(m.sites.orientation, 4 * site)).store(d.sites.orientation, 4 * site);
    }
}
