package sinew.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sinew.app.run.ModelWarnings;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.EqualitySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.JointSpec;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.Range;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.TendonSpec;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.ModelException;

/** What a model's file holds, as lines for people. */
public final class ModelList {
    private final ModelSpec spec;
    private final List<String> lines = new ArrayList<>();

    private ModelList(ReadResult read) {
        spec = read.spec();
    }

    /**
     * Lists a model.
     *
     * @param read the model and what was left out of it
     * @return the lines
     */
    public static List<String> of(ReadResult read) {
        ModelList list = new ModelList(read);
        list.overview();
        list.bodies();
        list.joints();
        list.geoms();
        list.actuators();
        list.tendons();
        list.equalities();
        list.sensors();
        list.keyframes();
        ModelWarnings.of(read).forEach(warning -> list.lines.add("warning: " + warning));
        list.simulated();
        return list.lines;
    }

    private void overview() {
        SimulationOptions options = spec.options();
        double mass = spec.bodies().stream()
                .mapToDouble(body -> body.inertial().mass())
                .sum();
        lines.add(String.format(Locale.ROOT, "%s (%s)", spec.name(), spec.location()));
        lines.add(String.format(
                Locale.ROOT,
                "  nq %d, nv %d, nu %d, na %d, bodies %d, joints %d, geoms %d, sites %d, keyframes %d, mass %.6g kg",
                spec.positionCount(),
                spec.velocityCount(),
                spec.actuators().size(),
                spec.activationCount(),
                spec.bodies().size(),
                spec.joints().size(),
                spec.geoms().size(),
                spec.sites().size(),
                spec.keyframes().size(),
                mass));
        lines.add(String.format(
                Locale.ROOT,
                "  timestep %s s, integrator %s, cone %s, solver %s",
                options.timestep(),
                word(options.integrator()),
                word(options.cone()),
                word(options.solver())));
    }

    private void bodies() {
        lines.add("bodies");
        for (BodySpec body : spec.bodies()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s parent %-24s %10.6g kg%s",
                    StateTable.named("body", body.name(), body.index()),
                    body.index() == 0
                            ? "-"
                            : StateTable.named(
                                    "body",
                                    spec.bodies().get(body.parentIndex()).name(),
                                    body.parentIndex()),
                    body.inertial().mass(),
                    body.mocap() ? ", mocap" : ""));
        }
    }

    private void joints() {
        heading("joints", spec.joints());
        for (JointSpec joint : spec.joints()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s %-6s of %s%s",
                    StateTable.named("joint", joint.name(), joint.index()),
                    word(joint.type()),
                    StateTable.named(
                            "body", spec.bodies().get(joint.bodyIndex()).name(), joint.bodyIndex()),
                    joint.limited() ? ", range " + range(joint.range()) : ""));
        }
    }

    private void geoms() {
        heading("geoms", spec.geoms());
        for (GeomType type : GeomType.values()) {
            List<GeomSpec> geoms =
                    spec.geoms().stream().filter(geom -> geom.type() == type).toList();
            long touching =
                    geoms.stream().filter(geom -> geom.contact().canTouch()).count();
            if (!geoms.isEmpty()) {
                lines.add(String.format(
                        Locale.ROOT, "  %-10s %d, of which %d can touch", word(type), geoms.size(), touching));
            }
        }
    }

    private void actuators() {
        heading("actuators", spec.actuators());
        for (ActuatorSpec actuator : spec.actuators()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s %s%s%s",
                    StateTable.named("actuator", actuator.name(), actuator.index()),
                    word(actuator.kind()),
                    actuator.controlLimited() ? ", control " + range(actuator.controlRange()) : "",
                    actuator.forceLimited() ? ", force " + range(actuator.forceRange()) : ""));
        }
    }

    private void tendons() {
        heading("tendons", spec.tendons());
        for (TendonSpec tendon : spec.tendons()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s path of %d%s",
                    StateTable.named("tendon", tendon.name(), tendon.index()),
                    tendon.path().size(),
                    tendon.limited() ? ", range " + range(tendon.range()) : ""));
        }
    }

    private void equalities() {
        heading("equality constraints", spec.equalities());
        for (EqualitySpec equality : spec.equalities()) {
            String second = equality.secondIndex() < 0
                    ? " with a number"
                    : " and " + objectOf(equality.objects(), equality.secondIndex());
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s %s of %s%s%s",
                    StateTable.named("equality", equality.name(), equality.index()),
                    word(equality.type()),
                    objectOf(equality.objects(), equality.firstIndex()),
                    second,
                    equality.active() ? "" : ", not active"));
        }
    }

    private String objectOf(ObjectType type, int index) {
        String name = switch (type) {
            case BODY, BODY_FRAME -> spec.bodies().get(index).name();
            case JOINT -> spec.joints().get(index).name();
            case SITE -> spec.sites().get(index).name();
            case TENDON -> spec.tendons().get(index).name();
            default -> "";
        };
        return StateTable.named(word(type), name, index);
    }

    private void sensors() {
        heading("sensors", spec.sensors());
        for (SensorSpec sensor : spec.sensors()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s %s, %d values",
                    StateTable.named("sensor", sensor.name(), sensor.index()),
                    sensor.type().tag(),
                    sensor.dimension()));
        }
    }

    private void keyframes() {
        heading("keyframes", spec.keyframes());
        for (KeyframeSpec key : spec.keyframes()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-28s time %s s",
                    StateTable.named("keyframe", key.name(), key.index()),
                    key.time()));
        }
    }

    private void simulated() {
        try {
            Model model = new ModelCompiler().compile(spec);
            lines.add("It can be simulated: " + model.pairs.count + " pairs of geoms can touch, room for "
                    + model.contactCapacity + " contacts.");
        } catch (ModelException refused) {
            String.valueOf(refused.getMessage()).lines().forEach(lines::add);
        }
    }

    private void heading(String text, List<?> elements) {
        if (!elements.isEmpty()) {
            lines.add(text);
        }
    }

    private static String range(Range range) {
        return String.format(Locale.ROOT, "%.6g to %.6g", range.minimum(), range.maximum());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
