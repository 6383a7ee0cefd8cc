package sinew.assets.mjcf;

import java.util.List;
import java.util.Map;
import sinew.assets.model.LengthRangeSpec;

/** Reads how feasible lengths of actuators are computed. */
final class LengthRangeReader {
    private static final Map<String, LengthRangeSpec.Actuators> MODES = Map.of(
            "none", LengthRangeSpec.Actuators.NONE,
            "muscle", LengthRangeSpec.Actuators.MUSCLE,
            "muscleuser", LengthRangeSpec.Actuators.MUSCLE_AND_USER,
            "all", LengthRangeSpec.Actuators.ALL);

    private LengthRangeReader() {}

    /** Reads the children of all compiler elements; later ones win. */
    static LengthRangeSpec read(List<XmlElement> compilers, Problems problems) {
        List<XmlElement> elements = compilers.stream()
                .flatMap(compiler -> compiler.children("lengthrange").stream())
                .toList();
        LengthRangeSpec standard = LengthRangeSpec.STANDARD;
        if (elements.isEmpty()) {
            return standard;
        }
        Attributes attributes = new Attributes(elements, problems);
        return new LengthRangeSpec(
                attributes.keyword("mode", MODES, standard.actuators()),
                attributes.truth("useexisting", standard.useStated()),
                attributes.truth("uselimit", standard.useLimits()),
                attributes.notNegative("accel", standard.acceleration()),
                attributes.notNegative("maxforce", standard.maximumForce()),
                attributes.positive("timeconst", standard.timeConstant()),
                attributes.positive("timestep", standard.timestep()),
                attributes.positive("inttotal", standard.totalTime()),
                attributes.positive("interval", standard.interval()),
                attributes.positive("tolrange", standard.tolerance()));
    }
}
