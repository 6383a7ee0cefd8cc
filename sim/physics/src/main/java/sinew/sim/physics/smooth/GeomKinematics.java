package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Where the geoms are that can touch. */
@KernelCode
public final class GeomKinematics {
    private GeomKinematics() {}

    /**
     * Computes the poses of geoms from those of their bodies.
     *
     * @param m the model
     * @param d reads {@code bodyPosition}, {@code bodyOrientation}. Modified: {@code geoms}.
     */
    public static void poses(Model m, Data d) {
        for (int geom = lane(); geom < m.geoms.count; geom += lanes()) {
            int body = m.geoms.body[geom];
            Quat orientation = Quat.at(d.bodyOrientation, 4 * body);
            orientation
                    .rotate(Vec3.at(m.geoms.position, 3 * geom))
                    .plus(Vec3.at(d.bodyPosition, 3 * body))
                    .store(d.geoms.position, 3 * geom);
            orientation.times(Quat.at(m.geoms.orientation, 4 * geom)).store(d.geoms.orientation, 4 * geom);
        }
        sync();
    }
}
