package sinew.sim.physics.model;

import java.util.List;
import java.util.Set;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.SensorSpec;

/** The geoms whose distances a sensor measures. */
final class MeasuredGeoms {
    private MeasuredGeoms() {}

    /** The geoms of one side: the geom itself or all geoms of the body. */
    static List<GeomSpec> of(ModelSpec spec, ObjectType type, int index) {
        return spec.geoms().stream()
                .filter(geom -> type == ObjectType.GEOM ? geom.index() == index : geom.bodyIndex() == index)
                .toList();
    }

    /** Whether all of a sensor's geoms can touch and none of their pairs is of two planes or holds a height field. */
    static boolean areMeasured(ModelSpec spec, SensorSpec sensor) {
        List<GeomSpec> first = of(spec, sensor.objectType(), sensor.objectIndex());
        List<GeomSpec> second = of(spec, sensor.referenceType(), sensor.referenceIndex());
        Set<GeomSpec> known = Set.copyOf(GeomTable.touching(spec));
        return known.containsAll(first)
                && known.containsAll(second)
                && !has(first, GeomType.HEIGHT_FIELD)
                && !has(second, GeomType.HEIGHT_FIELD)
                && !(has(first, GeomType.PLANE) && has(second, GeomType.PLANE));
    }

    private static boolean has(List<GeomSpec> geoms, GeomType type) {
        return geoms.stream().anyMatch(geom -> geom.type() == type);
    }
}
