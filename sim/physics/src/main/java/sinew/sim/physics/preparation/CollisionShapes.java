package sinew.sim.physics.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.ModelSpec;

/** Finds the meshes and height fields that geoms touch with; those that are only drawn need no tables. */
public final class CollisionShapes {
    private CollisionShapes() {}

    /** For each mesh of the description its number among those that touch, or -1. */
    public static int[] meshes(ModelSpec spec) {
        int count = spec.assets().meshes().size();
        return numbers(spec, GeomType.MESH, GeomSpec::meshIndex, count);
    }

    /** For each height field of the description its number among those that touch, or -1. */
    public static int[] heightFields(ModelSpec spec) {
        int count = spec.assets().heightFields().size();
        return numbers(spec, GeomType.HEIGHT_FIELD, GeomSpec::heightFieldIndex, count);
    }

    private static int[] numbers(ModelSpec spec, GeomType type, ToIntFunction<GeomSpec> shape, int count) {
        List<GeomSpec> geoms = spec.geoms();
        int[] result = new int[count];
        Arrays.fill(result, -1);
        Stream.concat(
                        geoms.stream().filter(geom -> geom.contact().canTouch()),
                        spec.pairs().stream()
                                .flatMap(pair -> Stream.of(pair.firstGeomIndex(), pair.secondGeomIndex()))
                                .map(geoms::get))
                .filter(geom -> geom.type() == type)
                .forEach(geom -> result[shape.applyAsInt(geom)] = 0);
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (result[i] == 0) {
                result[i] = next++;
            }
        }
        return result;
    }
}
