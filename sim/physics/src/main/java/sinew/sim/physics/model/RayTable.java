package sinew.sim.physics.model;

import java.util.List;
import java.util.Set;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** What rays ask of the geoms of {@link GeomTable} before they meet them. */
@Constants
public final class RayTable {
    /** Bit of each geom's group, {@code 1 << group} {@code [geoms]}. */
    public final int[] group;
    /** 1 where a geom stands still in the world {@code [geoms]}. */
    public final int[] fixed;
    /** 0 where a geom is wholly transparent; rays pass through {@code [geoms]}. */
    public final int[] visible;

    RayTable(ModelSpec spec, GeomTable geoms) {
        group = new int[geoms.count];
        fixed = new int[geoms.count];
        visible = new int[geoms.count];
        List<GeomSpec> all = spec.geoms();
        for (int i = 0; i < geoms.count; i++) {
            GeomSpec geom = all.get(geoms.specIndex[i]);
            group[i] = 1 << Math.max(0, Math.min(5, geom.group()));
            fixed[i] = isFixed(spec, geom.bodyIndex()) ? 1 : 0;
            visible[i] = geom.color().alpha() > 0 ? 1 : 0;
        }
    }

    /**
     * Lists the geoms that are only drawn: MuJoCo's rays meet them, the rays here do not.
     *
     * @param spec the model
     * @return those that are not wholly transparent
     */
    @HostOnly
    public static List<GeomSpec> unmet(ModelSpec spec) {
        Set<GeomSpec> touching = Set.copyOf(GeomTable.touching(spec));
        return spec.geoms().stream()
                .filter(geom -> geom.color().alpha() > 0 && !touching.contains(geom))
                .toList();
    }

    private static boolean isFixed(ModelSpec spec, int body) {
        int at = body;
        while (at > 0 && spec.bodies().get(at).joints().isEmpty()) {
            at = spec.bodies().get(at).parentIndex();
        }
        return at == 0;
    }
}
