package sinew.sim.tasks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorSpec;
import sinew.assets.names.NearestName;
import sinew.sim.terms.Task;
import sinew.sim.terms.TermTable;
import sinew.sim.terms.TermTable.Kind;
import sinew.sim.terms.TermTable.Term;

/**
 * Where the terms of a task find their numbers: in the model, in actions and in observations.
 *
 * @param task the task as it describes itself
 * @param terms the described terms
 * @param spec the model
 */
record TaskLayout(Task task, TermTable terms, ModelSpec spec) {
    private static final String ALL_JOINTS = "@joints";
    private static final String ALL_SENSORS = "@sensors";
    private static final String[] COMPONENTS = {"x", "y", "z"};

    TaskConstants constants(EnvironmentSettings common) {
        return new TaskConstants(
                new TaskConstants.Timing(
                        common.decimation(),
                        common.maximumEpisodeLength(),
                        common.stepDuration(),
                        task.rewardsPerSecond()),
                new TermSizes(
                        sizes(Kind.ACTION),
                        sizes(Kind.OBSERVATION),
                        terms.memory().stream().map(TermTable.Memory::size).toList(),
                        terms.of(Kind.REWARD).size(),
                        terms.of(Kind.TERMINATION).size()),
                terms.indices().stream().mapToInt(this::resolve).toArray(),
                floats(standing()),
                order());
    }

    /** The robot's joints; if an action moves them, each must have a motor. */
    private JointOrder order() {
        RobotJoints joints = new RobotJoints(task, spec);
        JointOrder order = joints.order();
        boolean moved =
                terms.of(Kind.ACTION).stream().anyMatch(term -> term.elements().contains(ALL_JOINTS));
        for (int i = 0; moved && i < order.count; i++) {
            if (order.actuator[i] < 0) {
                throw new TaskException("Task " + task.id() + " moves the joint '"
                        + joints.names().get(i) + "', but model '" + spec.name() + "' has no actuator for it.");
            }
        }
        return order;
    }

    /** The positions of the keyframe in which episodes begin. */
    private List<Double> standing() {
        if (task.pose().isEmpty()) {
            return spec.initialPositions();
        }
        return spec.keyframes().stream()
                .filter(key -> key.name().equals(task.pose()))
                .findFirst()
                .orElseThrow(() -> new TaskException("Task " + task.id() + " begins in the keyframe '" + task.pose()
                        + "', which model '" + spec.name() + "' does not have; it has "
                        + spec.keyframes().stream().map(KeyframeSpec::name).toList() + "."))
                .positions();
    }

    private static float[] floats(List<Double> numbers) {
        float[] result = new float[numbers.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.get(i).floatValue();
        }
        return result;
    }

    EnvironmentDescription describe(EnvironmentSettings common) {
        return new EnvironmentDescription(
                task.id(),
                described(Kind.OBSERVATION),
                described(Kind.ACTION),
                names(Kind.REWARD),
                names(Kind.TERMINATION),
                spec.bodies().stream().map(BodySpec::name).toList(),
                common.stepDuration(),
                common.maximumEpisodeLength());
    }

    private List<EnvironmentDescription.Term> described(Kind kind) {
        return terms.of(kind).stream()
                .map(term -> new EnvironmentDescription.Term(
                        term.name(), elements(term).size(), elements(term)))
                .toList();
    }

    private List<String> names(Kind kind) {
        return terms.of(kind).stream().map(Term::name).toList();
    }

    private List<Integer> sizes(Kind kind) {
        return terms.of(kind).stream().map(term -> elements(term).size()).toList();
    }

    private List<String> elements(Term term) {
        return term.elements().stream()
                .flatMap(element -> switch (element) {
                    case ALL_JOINTS -> new RobotJoints(task, spec).names().stream();
                    case ALL_SENSORS -> spec.sensors().stream().flatMap(TaskLayout::components);
                    default -> Stream.of(element);
                })
                .toList();
    }

    private static Stream<String> components(SensorSpec sensor) {
        int count = sensor.dimension();
        return IntStream.range(0, count)
                .mapToObj(i -> count == COMPONENTS.length
                        ? sensor.name() + "." + COMPONENTS[i]
                        : sensor.name() + "[" + i + "]");
    }

    private int resolve(TermTable.Index index) {
        List<String> names = index.kind().equals("joint") ? jointNames() : actuatorNames();
        int found = names.indexOf(index.name());
        if (found < 0) {
            throw new TaskException("Task " + task.id() + " names the " + index.kind() + " '" + index.name()
                    + "', which model '" + spec.name() + "' does not have." + NearestName.hint(index.name(), names)
                    + " It has " + names + ".");
        }
        return found;
    }

    private List<String> jointNames() {
        return spec.bodies().stream()
                .flatMap(body -> body.joints().stream())
                .map(JointSpec::name)
                .toList();
    }

    private List<String> actuatorNames() {
        return spec.actuators().stream().map(ActuatorSpec::name).toList();
    }
}
