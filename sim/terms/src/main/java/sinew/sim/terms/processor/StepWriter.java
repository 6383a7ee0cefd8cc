package sinew.sim.terms.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sinew.sim.terms.TermTable;
import sinew.sim.terms.TermTable.Kind;
import sinew.sim.terms.TermTable.Term;

/** Writes the Java text of a fused environment step: the stages are fixed, the terms are the task's. */
final class StepWriter {
    private static final String PARAMETERS =
            "Model m, Data d, EnvironmentState s, TermValues v, TaskConstants c, int env";

    private final TaskSource task;

    StepWriter(TaskSource task) {
        this.task = task;
    }

    String write() {
        return """
                package %1$s;

                import java.util.List;
                import sinew.sim.kernel.HostOnly;
                import sinew.sim.kernel.Kernel;
                import sinew.sim.kernel.KernelCode;
                import sinew.sim.kernel.Lanes;
                import sinew.sim.math.Vec3;
                import sinew.sim.physics.Dynamics;
                import sinew.sim.physics.data.Data;
                import sinew.sim.physics.model.Model;
                import sinew.sim.physics.smooth.Kinematics;
                import sinew.sim.tasks.EnvironmentStages;
                import sinew.sim.tasks.EnvironmentState;
                import sinew.sim.tasks.Interval;
                import sinew.sim.tasks.TaskConstants;
                import sinew.sim.tasks.TermValues;
                import sinew.sim.terms.TermTable;

                /** The fused environment step of {@link %2$s}, woven from its terms. */
                @KernelCode
                public final class %3$s {
                    private %3$s() {}

                    /** One environment step: act, move, judge, start anew where an episode ended, observe. */
                    @Kernel
                    public static void step(%4$s) {
                        EnvironmentStages.load(m, d, s, env);
                        for (int substep = 0; substep < c.decimation; substep++) {
                            act(m, d, s, v, c, env);
                            Dynamics.advance(m, d, substep == c.decimation - 1);
                        }
                        Kinematics.bodyPoses(m, d);
                        terminate(m, d, s, v, c, env);
                        reward(m, d, s, v, c, env);
                        EnvironmentStages.finishEpisode(s, c, env);
                        if (s.dones[env] != 0) {
                            restart(m, d, s, v, c, env);
                            Kinematics.bodyPoses(m, d);
                        }
                        observe(m, d, s, v, c, env);
                        EnvironmentStages.store(m, d, s, v, env);
                    }

                    /** Starts a new episode. */
                    @Kernel
                    public static void reset(%4$s) {
                        EnvironmentStages.load(m, d, s, env);
                        EnvironmentStages.forgetEpisode(s, c, env);
                        restart(m, d, s, v, c, env);
                        Kinematics.bodyPoses(m, d);
                        observe(m, d, s, v, c, env);
                        EnvironmentStages.store(m, d, s, v, env);
                    }

                %5$s
                    /** The described terms in the order in which they run. */
                    @HostOnly
                    public static TermTable terms() {
                        return new TermTable(
                                List.of(%6$s),
                                List.of(%7$s),
                                List.of(%8$s));
                    }
                }
                """.formatted(
                        task.packageName(),
                        task.name(),
                        task.stepName(),
                        PARAMETERS,
                        functions(),
                        task.methods().stream().map(m -> describe(m.term())).collect(Collectors.joining(",")),
                        task.indices().stream().map(StepWriter::describe).collect(Collectors.joining(",")),
                        task.memory().stream().map(StepWriter::describe).collect(Collectors.joining(",")));
    }

    private String functions() {
        return function("act", calls(Kind.ACTION, ""))
                + function("terminate", terminations())
                + function("reward", rewards())
                + function(
                        "restart", calls(Kind.RESET, "            EnvironmentStages.startEpisode(m, d, s, c, env);\n"))
                + function("observe", calls(Kind.OBSERVATION, ""));
    }

    private static String function(String name, String body) {
        return """
                    private static void %s(%s) {
                %s        Lanes.sync();
                    }

                """.formatted(name, PARAMETERS, body);
    }

    private static String onFirstLane(String body) {
        return "        if (Lanes.lane() == 0) {\n" + body + "        }\n";
    }

    /** Calls the terms of a kind in order after what the first lane does first. Only resets read what those before them wrote. */
    private String calls(Kind kind, String first) {
        List<String> blocks = new ArrayList<>();
        StringBuilder alone = new StringBuilder(first);
        for (TaskSource.TermMethod method : task.of(kind)) {
            String call = "        " + method.call(task.name()) + ";\n";
            if (method.everyLane()) {
                addFirstLane(alone, blocks);
                blocks.add(call);
            } else {
                alone.append("    ").append(call);
            }
        }
        addFirstLane(alone, blocks);
        return String.join(kind == Kind.RESET ? "        Lanes.sync();\n" : "", blocks);
    }

    private static void addFirstLane(StringBuilder alone, List<String> blocks) {
        if (!alone.isEmpty()) {
            blocks.add(onFirstLane(alone.toString()));
            alone.setLength(0);
        }
    }

    private String terminations() {
        List<TaskSource.TermMethod> methods = task.of(Kind.TERMINATION);
        StringBuilder text = new StringBuilder("""
                            boolean terminated = false;
                            boolean timeOut = false;
                """);
        for (int i = 0; i < methods.size(); i++) {
            String flag = methods.get(i).term().timeOut() ? "timeOut" : "terminated";
            text.append("            boolean term%d = %s;\n".formatted(i, value(methods.get(i), i)));
            text.append("            EnvironmentStages.noteTermination(s, c, env, %d, term%d);\n".formatted(i, i));
            text.append("            %s = %s || term%d;\n".formatted(flag, flag, i));
        }
        text.append("            EnvironmentStages.conclude(s, env, terminated, timeOut);\n");
        return "        EnvironmentStages.age(m, d, s, env);\n" + shared("boolean", methods)
                + onFirstLane(text.toString());
    }

    private String rewards() {
        List<TaskSource.TermMethod> methods = task.of(Kind.REWARD);
        StringBuilder text = new StringBuilder("            float total = 0f;\n");
        for (int i = 0; i < methods.size(); i++) {
            text.append("            float value%d = EnvironmentStages.weighted(s, v, c, env, %d, %s);\n"
                    .formatted(i, i, value(methods.get(i), i)));
            text.append("            total += value%d;\n".formatted(i));
        }
        text.append("""
                            s.rewards[env] = total;
                            s.episodeReturns[env] += total;
                """);
        return shared("float", methods) + onFirstLane(text.toString());
    }

    /** What all lanes compute together, before the first lane goes on with it. */
    private String shared(String type, List<TaskSource.TermMethod> methods) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < methods.size(); i++) {
            if (methods.get(i).everyLane()) {
                text.append("        %s shared%d = %s;\n"
                        .formatted(type, i, methods.get(i).call(task.name())));
            }
        }
        return text.toString();
    }

    private String value(TaskSource.TermMethod method, int number) {
        return method.everyLane() ? "shared" + number : method.call(task.name());
    }

    private static String describe(Term term) {
        return "\n                        new TermTable.Term(TermTable.Kind.%s, %s, %s, %s, %s, List.of(%s), %s, List.of(%s))"
                .formatted(
                        term.kind(),
                        quote(term.name()),
                        quote(term.help()),
                        term.weight(),
                        term.timeOut(),
                        term.elements().stream().map(StepWriter::quote).collect(Collectors.joining(", ")),
                        quote(term.unit()),
                        term.parameters().stream().map(StepWriter::describe).collect(Collectors.joining(", ")));
    }

    private static String describe(TermTable.Value value) {
        return "new TermTable.Value(%s, List.of(%s), %s, %s)"
                .formatted(
                        quote(value.name()),
                        value.standard().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        quote(value.unit()),
                        quote(value.help()));
    }

    private static String describe(TermTable.Index index) {
        return "\n                        new TermTable.Index(%s, %s)"
                .formatted(quote(index.kind()), quote(index.name()));
    }

    private static String describe(TermTable.Memory memory) {
        return "\n                        new TermTable.Memory(%s, %d)".formatted(quote(memory.name()), memory.size());
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
