package sinew.sim.terms.processor;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import sinew.sim.terms.Action;
import sinew.sim.terms.Actuator;
import sinew.sim.terms.EveryLane;
import sinew.sim.terms.Joint;
import sinew.sim.terms.Observation;
import sinew.sim.terms.Parameter;
import sinew.sim.terms.Remembered;
import sinew.sim.terms.Reset;
import sinew.sim.terms.Reward;
import sinew.sim.terms.TermTable;
import sinew.sim.terms.TermTable.Kind;
import sinew.sim.terms.TermTable.Term;
import sinew.sim.terms.TermTable.Value;
import sinew.sim.terms.Termination;

/** Reads the term methods of one task class and checks their signatures. */
final class TaskReader {
    private static final Map<Kind, String> RETURN_TYPES = new EnumMap<>(Map.of(
            Kind.ACTION, "void",
            Kind.OBSERVATION, "void",
            Kind.REWARD, "float",
            Kind.TERMINATION, "boolean",
            Kind.RESET, "void"));

    private static final Map<String, Integer> VALUES_OF_SETTING = Map.of("float", 1, "Interval", 2, "Vec3", 3);

    private static final Map<String, Kind> KIND_OF_ARGUMENT = Map.of(
            "int purpose", Kind.RESET,
            "int action", Kind.ACTION,
            "float[] out", Kind.OBSERVATION,
            "int at", Kind.OBSERVATION);

    private static final List<Class<? extends Annotation>> TERMS =
            List.of(Action.class, Observation.class, Reward.class, Termination.class, Reset.class);

    private final Elements elements;
    private final List<TermTable.Index> indices = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<TermTable.Memory> memory = new ArrayList<>();
    private int parameterCount;

    TaskReader(Elements elements) {
        this.elements = elements;
    }

    TaskSource read(TypeElement task) throws TermException {
        checkClass(task);
        List<TaskSource.TermMethod> methods = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(task.getEnclosedElements())) {
            Term term = describe(method);
            if (term == null) {
                continue;
            }
            if (!names.add(term.kind() + "/" + term.name())) {
                throw new TermException(method, "Two terms of one kind are called '" + term.name() + "'; rename one.");
            }
            check(method, term);
            methods.add(bind(method, term));
        }
        if (methods.stream().noneMatch(m -> m.term().kind() == Kind.OBSERVATION)) {
            throw new TermException(task, "A task needs at least one method marked @Observation.");
        }
        return new TaskSource(
                elements.getPackageOf(task).getQualifiedName().toString(),
                task.getSimpleName().toString(),
                List.copyOf(methods),
                List.copyOf(indices),
                List.copyOf(memory));
    }

    private static void checkClass(TypeElement task) throws TermException {
        if (task.getNestingKind() != NestingKind.TOP_LEVEL) {
            throw new TermException(task, "A task must be a class of its own file, not one inside another class.");
        }
        boolean kernelCode = task.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("KernelCode"));
        if (!kernelCode) {
            throw new TermException(task, "A task must also be marked @KernelCode, for its terms run on the device.");
        }
    }

    private static void check(ExecutableElement method, Term term) throws TermException {
        long marks = TERMS.stream()
                .filter(mark -> method.getAnnotation(mark) != null)
                .count();
        if (marks > 1) {
            throw new TermException(
                    method, "Method '" + method.getSimpleName() + "' is marked as several terms; give each its own.");
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            throw new TermException(
                    method,
                    "Term '" + term.name() + "' must not be private: the generated step, a class of the same package,"
                            + " calls it.");
        }
        if ((term.kind() == Kind.ACTION || term.kind() == Kind.OBSERVATION)
                && term.elements().isEmpty()) {
            throw new TermException(method, "Term '" + term.name() + "' needs elements: one name for every number.");
        }
        if (!Double.isFinite(term.weight())) {
            throw new TermException(method, "The weight of term '" + term.name() + "' is not a finite number.");
        }
    }

    private static @Nullable Term describe(ExecutableElement method) {
        Action action = method.getAnnotation(Action.class);
        if (action != null) {
            return term(Kind.ACTION, action.name(), action.help(), 0, false, action.elements(), "");
        }
        Observation observation = method.getAnnotation(Observation.class);
        if (observation != null) {
            return term(
                    Kind.OBSERVATION,
                    observation.name(),
                    observation.help(),
                    0,
                    false,
                    observation.elements(),
                    observation.unit());
        }
        Reward reward = method.getAnnotation(Reward.class);
        if (reward != null) {
            return term(Kind.REWARD, reward.name(), reward.help(), reward.weight(), false, new String[0], "");
        }
        Termination termination = method.getAnnotation(Termination.class);
        if (termination != null) {
            return term(
                    Kind.TERMINATION,
                    termination.name(),
                    termination.help(),
                    0,
                    termination.timeOut(),
                    new String[0],
                    "");
        }
        Reset reset = method.getAnnotation(Reset.class);
        return reset == null ? null : term(Kind.RESET, reset.name(), reset.help(), 0, false, new String[0], "");
    }

    private static Term term(
            Kind kind, String name, String help, double weight, boolean timeOut, String[] elements, String unit) {
        return new Term(kind, name, help, weight, timeOut, List.of(elements), unit, List.of());
    }

    private TaskSource.TermMethod bind(ExecutableElement method, Term term) throws TermException {
        String returned = method.getReturnType().toString();
        String expected = RETURN_TYPES.get(term.kind());
        if (!returned.equals(expected) || !method.getModifiers().contains(Modifier.STATIC)) {
            throw new TermException(
                    method,
                    "Term '" + term.name() + "' must be a static method that returns " + expected + ", not " + returned
                            + ".");
        }
        int number = counts.merge(term.kind(), 1, Integer::sum) - 1;
        List<String> arguments = new ArrayList<>();
        List<Value> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            arguments.add(argument(parameter, term, number, parameters));
        }
        Term complete = new Term(
                term.kind(),
                term.name(),
                term.help(),
                term.weight(),
                term.timeOut(),
                term.elements(),
                term.unit(),
                List.copyOf(parameters));
        return new TaskSource.TermMethod(
                method.getSimpleName().toString(),
                complete,
                List.copyOf(arguments),
                method.getAnnotation(EveryLane.class) != null);
    }

    private String argument(VariableElement parameter, Term term, int number, List<Value> parameters)
            throws TermException {
        Parameter setting = parameter.getAnnotation(Parameter.class);
        if (setting != null) {
            return setting(parameter, setting, parameters);
        }
        Joint joint = parameter.getAnnotation(Joint.class);
        if (joint != null) {
            return index(new TermTable.Index("joint", joint.value()));
        }
        Actuator actuator = parameter.getAnnotation(Actuator.class);
        if (actuator != null) {
            return index(new TermTable.Index("actuator", actuator.value()));
        }
        Remembered remembered = parameter.getAnnotation(Remembered.class);
        return remembered != null ? place(parameter, remembered) : passed(parameter, term, number);
    }

    private String place(VariableElement parameter, Remembered remembered) throws TermException {
        TermTable.Memory wanted = new TermTable.Memory(remembered.name(), remembered.size());
        int known = memory.indexOf(wanted);
        if (known < 0) {
            if (wanted.size() < 1
                    || memory.stream().anyMatch(other -> other.name().equals(wanted.name()))) {
                throw new TermException(
                        parameter,
                        "What is remembered as '" + wanted.name() + "' has " + wanted.size()
                                + " numbers here; expected at least one, and the same number in all terms.");
            }
            known = memory.size();
            memory.add(wanted);
        }
        return "env * c.rememberedSize + c.rememberedOffset[" + known + "]";
    }

    private String setting(VariableElement parameter, Parameter setting, List<Value> parameters) throws TermException {
        String type = simpleType(parameter);
        int expected = VALUES_OF_SETTING.getOrDefault(type, 0);
        if (!Arrays.stream(setting.value()).allMatch(Double::isFinite)) {
            throw new TermException(parameter, "Setting '" + setting.name() + "' has a value that is not finite.");
        }
        if (setting.value().length != expected) {
            throw new TermException(
                    parameter,
                    "Setting '" + setting.name() + "' has " + setting.value().length + " values and is a " + type
                            + "; expected one value for a float, two for an Interval or three for a Vec3.");
        }
        parameters.add(new Value(
                setting.name(), Arrays.stream(setting.value()).boxed().toList(), setting.unit(), setting.help()));
        int first = parameterCount;
        parameterCount += expected;
        return expected == 1 ? "v.parameters[" + first + "]" : "new " + type + "(" + numbers(first, expected) + ")";
    }

    private static String numbers(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "v.parameters[" + i + "]")
                .collect(joining(", "));
    }

    private String index(TermTable.Index index) {
        int known = indices.indexOf(index);
        if (known < 0) {
            known = indices.size();
            indices.add(index);
        }
        return "c.index[" + known + "]";
    }

    private static String passed(VariableElement parameter, Term term, int number) throws TermException {
        String name = parameter.getSimpleName().toString();
        String type = simpleType(parameter);
        checkKind(parameter, type + " " + name, term);
        return switch (type + " " + name) {
            case "int env" -> "env";
            case "int purpose" -> Integer.toString(number);
            case "int action" -> "env * c.actionSize + c.actionOffset[" + number + "]";
            case "float[] out" -> "s.observations";
            case "int at" -> "env * c.observationSize + c.observationOffset[" + number + "]";
            default ->
                switch (type) {
                    case "Model" -> "m";
                    case "Data" -> "d";
                    case "EnvironmentState" -> "s";
                    case "TaskConstants" -> "c";
                    case "TermValues" -> "v";
                    default ->
                        throw new TermException(
                                parameter,
                                "Term '" + term.name() + "' takes '" + type + " " + name
                                        + "', which nothing provides; expected"
                                        + " Model, Data, EnvironmentState, TaskConstants, TermValues, int env, int purpose, int action,"
                                        + " float[] out, int at, or a value marked @Parameter, @Joint, @Actuator or @Remembered.");
                };
        };
    }

    /** Some arguments mean something in one kind of term only. */
    private static void checkKind(VariableElement parameter, String argument, Term term) throws TermException {
        Kind kind = KIND_OF_ARGUMENT.get(argument);
        if (kind != null && kind != term.kind()) {
            throw new TermException(
                    parameter,
                    "Term '" + term.name() + "' takes '" + argument + "', which only a term of the kind "
                            + kind.name().toLowerCase(Locale.ROOT) + " is given.");
        }
    }

    private static String simpleType(VariableElement parameter) {
        String type = parameter.asType().toString();
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
