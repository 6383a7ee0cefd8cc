package sinew.sim.kernel.translator;

import static sinew.sim.kernel.translator.TypeForm.BOOLEAN;
import static sinew.sim.kernel.translator.TypeForm.FLOAT;
import static sinew.sim.kernel.translator.TypeForm.INT;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The library functions that every program has; their C++ is written by hand in the prelude, under the same names. */
final class Intrinsics {
    private static final Set<String> CLASSES =
            Set.of("java.lang.Math", "java.lang.Float", "sinew.sim.kernel.Lanes", "sinew.sim.kernel.Bits");

    private static final Set<Signature> FUNCTIONS = Set.of(
            new Signature("Math.abs", List.of(FLOAT)),
            new Signature("Math.abs", List.of(INT)),
            new Signature("Math.min", List.of(FLOAT, FLOAT)),
            new Signature("Math.min", List.of(INT, INT)),
            new Signature("Math.max", List.of(FLOAT, FLOAT)),
            new Signature("Math.max", List.of(INT, INT)),
            new Signature("Math.fma", List.of(FLOAT, FLOAT, FLOAT)),
            new Signature("Float.isNaN", List.of(FLOAT)),
            new Signature("Float.isFinite", List.of(FLOAT)),
            new Signature("Float.isInfinite", List.of(FLOAT)),
            new Signature("Bits.multiplyHigh", List.of(INT, INT)),
            new Signature("Bits.ofFloat", List.of(FLOAT)),
            new Signature("Bits.toFloat", List.of(INT)),
            new Signature("Lanes.lane", List.of()),
            new Signature("Lanes.lanes", List.of()),
            new Signature("Lanes.sync", List.of()),
            new Signature("Lanes.keepPace", List.of()),
            new Signature("Lanes.sum", List.of(FLOAT)),
            new Signature("Lanes.max", List.of(FLOAT)),
            new Signature("Lanes.any", List.of(BOOLEAN)),
            new Signature("Lanes.offset", List.of(INT)),
            new Signature("Lanes.total", List.of(INT)),
            new Signature("Lanes.broadcast", List.of(FLOAT, INT)));

    private Intrinsics() {}

    /** Whether the functions of a class are looked up here. */
    static boolean isLibrary(TypeElement owner) {
        return CLASSES.contains(owner.getQualifiedName().toString());
    }

    static boolean isLanes(TypeElement owner) {
        return owner.getQualifiedName().contentEquals("sinew.sim.kernel.Lanes");
    }

    static boolean exists(TypeElement owner, String method, List<TypeForm> parameters) {
        return FUNCTIONS.contains(new Signature(owner.getSimpleName() + "." + method, parameters));
    }

    private record Signature(String name, List<TypeForm> parameters) {}
}
