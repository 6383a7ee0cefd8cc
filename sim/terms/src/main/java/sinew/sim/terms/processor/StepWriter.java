package sinew.sim.terms.processor;

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
                            Dynamics.step(m, d);
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
                                List.of(%7$s));
                    }
                }
                """.formatted(
                        task.packageName(),
                        task.name(),
                        task.stepName(),
                        PARAMETERS,
                        functions(),
                        task.methods().stream().map(m -> describe(m.term())).collect(Collectors.joining(",")),
                        task.indices().stream().map(StepWriter::describe).collect(Collectors.joining(",")));
    }

    private String functions() {
        return onFirstLane("act", calls(Kind.ACTION))
                + onFirstLane("terminate", terminations())
                + onFirstLane("reward", rewards())
                + onFirstLane(
                        "restart", "            EnvironmentStages.startEpisode(m, d, s, env);\n" + calls(Kind.RESET))
                + onFirstLane("observe", calls(Kind.OBSERVATION));
    }

    private static String onFirstLane(String name, String body) {
        return """
                    private static void %s(%s) {
                        if (Lanes.lane() == 0) {
                %s        }
                        Lanes.sync();
                    }

                """.formatted(name, PARAMETERS, body);
    }

    private String calls(Kind kind) {
        return task.of(kind).stream()
                .map(m -> "            " + m.call(task.name()) + ";\n")
                .collect(Collectors.joining());
    }

    private String terminations() {
        StringBuilder text = new StringBuilder("""
                            EnvironmentStages.age(m, d, s, env);
                            boolean terminated = false;
                            boolean timeOut = false;
                """);
        List<TaskSource.TermMethod> methods = task.of(Kind.TERMINATION);
        for (int i = 0; i < methods.size(); i++) {
            TaskSource.TermMethod method = methods.get(i);
            String flag = method.term().timeOut() ? "timeOut" : "terminated";
            text.append("            boolean term").append(i).append(" = ").append(method.call(task.name()));
            text.append(";\n            EnvironmentStages.noteTermination(s, c, env, ")
                    .append(i);
            text.append(", term")
                    .append(i)
                    .append(");\n            ")
                    .append(flag)
                    .append(" = ");
            text.append(flag).append(" || term").append(i).append(";\n");
        }
        return text.append("            EnvironmentStages.conclude(s, env, terminated, timeOut);\n")
                .toString();
    }

    private String rewards() {
        StringBuilder text = new StringBuilder("            float total = 0f;\n");
        List<TaskSource.TermMethod> methods = task.of(Kind.REWARD);
        for (int i = 0; i < methods.size(); i++) {
            text.append("            float value").append(i).append(" = EnvironmentStages.weighted(s, v, c, env, ");
            text.append(i).append(", ").append(methods.get(i).call(task.name())).append(");\n");
            text.append("            total += value").append(i).append(";\n");
        }
        return text.append("""
                            s.rewards[env] = total;
                            s.episodeReturns[env] += total;
                """).toString();
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

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
