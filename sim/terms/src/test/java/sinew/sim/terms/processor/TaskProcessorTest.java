package sinew.sim.terms.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskProcessorTest {
    private static final String HEAD = """
            package probe;
            import sinew.sim.terms.*;
            @interface KernelCode {}
            @KernelCode
            @Task(id = "Probe-v0", title = "Probe", help = "Probes.", model = "none", physicsRate = 100, decimation = 1,
                  episodeSeconds = 1)
            class Probe {
                record Interval(float low, float high) {}
                record Vec3(float x, float y, float z) {}
                static class Model {} static class Data {} static class EnvironmentState {}
            """;
    private static final String OBSERVATION = """
                @Observation(name = "seen", help = "Sees.", elements = {"x", "y"})
                static void seen(Data d, float[] out, int at) {}
            """;

    @TempDir
    Path folder;

    @Test
    void callsTheTermsOfEachKindInTheOrderOfTheSource() throws IOException {
        String step = generate(OBSERVATION + """
                @Reward(name = "late", help = "Later.", weight = 2)
                static float late(Model m, Data d) { return 0f; }
                @Reward(name = "early", help = "Earlier.", weight = -0.5)
                static float early(@Parameter(name = "p", value = 3, help = "P.") float p,
                        @Parameter(name = "r", value = {1, 2}, help = "R.") Interval r,
                        @Joint("hip") int hip, int env) { return 0f; }
            }
            """);
        assertTrue(step.contains("weighted(s, v, c, env, 0, Probe.late(m, d))"), step);
        assertTrue(
                step.contains("weighted(s, v, c, env, 1, Probe.early(v.parameters[0], "
                        + "new Interval(v.parameters[1], v.parameters[2]), c.index[0], env))"),
                step);
        assertTrue(step.contains("Probe.seen(d, s.observations, env * c.observationSize + c.observationOffset[0])"));
        assertTrue(step.contains("new TermTable.Index(\"joint\", \"hip\")"));
        assertTrue(step.contains("new TermTable.Term(TermTable.Kind.REWARD, \"early\", \"Earlier.\", -0.5"));
    }

    @Test
    void termsOfEveryLaneStandOutsideOfWhatTheFirstLaneDoes() throws IOException {
        String step = generate(OBSERVATION + """
                @Reward(name = "alone", help = "A.", weight = 1)
                static float alone(Data d) { return 0f; }
                @Reward(name = "together", help = "T.", weight = 1)
                @EveryLane
                static float together(Data d) { return 0f; }
                @Reset(name = "first", help = "F.")
                @EveryLane
                static void first(Data d) {}
                @Reset(name = "last", help = "L.")
                static void last(Data d) {}
            }
            """);
        assertTrue(step.contains("        float shared1 = Probe.together(d);\n        if (Lanes.lane() == 0) {"), step);
        assertTrue(step.contains("weighted(s, v, c, env, 1, shared1)"), step);
        assertTrue(step.contains("""
                        Lanes.sync();
                        Probe.first(d);
                        Lanes.sync();
                        if (Lanes.lane() == 0) {
                            Probe.last(d);
                        }
                """), step);
    }

    @Test
    void whatIsRememberedUnderOneNameIsShared() throws IOException {
        String step = generate(OBSERVATION + """
                @Reset(name = "start", help = "S.")
                static void start(@Remembered(name = "air") int air, @Remembered(name = "place", size = 3) int place) {}
                @Reward(name = "r", help = "R.", weight = 1)
                static float r(@Remembered(name = "place", size = 3) int there) { return 0f; }
            }
            """);
        assertTrue(
                step.contains("Probe.start(env * c.rememberedSize + c.rememberedOffset[0], "
                        + "env * c.rememberedSize + c.rememberedOffset[1])"),
                step);
        assertTrue(step.contains("Probe.r(env * c.rememberedSize + c.rememberedOffset[1])"), step);
        assertTrue(step.contains("new TermTable.Memory(\"place\", 3)"), step);
    }

    @Test
    void refusesToRememberOneThingInTwoSizes() {
        List<Diagnostic<? extends JavaFileObject>> errors = compile(HEAD + OBSERVATION + """
                @Reset(name = "s", help = "S.")
                static void s(@Remembered(name = "a") int a, @Remembered(name = "a", size = 2) int b) {}
            }
            """);
        assertTrue(
                errors.getFirst().getMessage(Locale.ROOT).startsWith("What is remembered as 'a' has 2 numbers here"),
                errors.toString());
    }

    @Test
    void threeNumbersAreAVector() throws IOException {
        String step = generate(OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                static float r(@Parameter(name = "p", value = {1, 2, 3}, help = "P.") Vec3 p) { return 0f; }
            }
            """);
        assertTrue(step.contains("Probe.r(new Vec3(v.parameters[0], v.parameters[1], v.parameters[2]))"), step);
    }

    @Test
    void keepsFailuresAndTimeOutsApart() throws IOException {
        String step = generate(OBSERVATION + """
                @Termination(name = "fallen", help = "Fell.")
                static boolean fallen(Data d) { return false; }
                @Termination(name = "time_out", help = "Late.", timeOut = true)
                static boolean late(Data d) { return false; }
            }
            """);
        assertTrue(step.contains("terminated = terminated || term0;"), step);
        assertTrue(step.contains("timeOut = timeOut || term1;"), step);
    }

    @Test
    void refusesAWrongReturnTypeAtItsLine() {
        List<Diagnostic<? extends JavaFileObject>> errors = compile(HEAD + OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                static int wrong(Data d) { return 0; }
            }
            """);
        assertEquals(
                "Term 'r' must be a static method that returns float, not int.",
                errors.getFirst().getMessage(Locale.ROOT));
        assertEquals(14, errors.getFirst().getLineNumber());
    }

    @Test
    void refusesAnArgumentThatNothingProvides() {
        List<Diagnostic<? extends JavaFileObject>> errors = compile(HEAD + OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                static float wrong(String text) { return 0f; }
            }
            """);
        assertTrue(
                errors.getFirst().getMessage(Locale.ROOT).startsWith("Term 'r' takes 'String text', which nothing"),
                errors.toString());
    }

    @Test
    void refusesSettingsWithTheWrongNumberOfValuesAndTermsOfOneName() {
        String two = HEAD + OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                static float r(@Parameter(name = "p", value = {1, 2}, help = "P.") float p) { return 0f; }
            }
            """;
        assertTrue(compile(two).getFirst().getMessage(Locale.ROOT).startsWith("Setting 'p' has 2 values"));
        assertEquals(
                "Two terms of one kind are called 'seen'; rename one.",
                compile(HEAD + OBSERVATION + OBSERVATION.replace("void seen", "void again") + "}")
                        .getFirst()
                        .getMessage(Locale.ROOT));
    }

    @Test
    void refusesATaskThatSeesNothing() {
        assertEquals(
                "A task needs at least one method marked @Observation.",
                compile(HEAD + "}").getFirst().getMessage(Locale.ROOT));
    }

    @Test
    void refusesAPrivateTerm() {
        refuses("must not be private", OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                private static float r(Data d) { return 0f; }
            }
            """);
    }

    @Test
    void refusesAMethodThatIsTwoTermsAndATermWithoutElements() {
        refuses("is marked as several terms", OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                @Termination(name = "t", help = "T.")
                static float r(Data d) { return 0f; }
            }
            """);
        refuses("needs elements", """
                @Observation(name = "seen", help = "Sees.", elements = {})
                static void seen(Data d, float[] out, int at) {}
            }
            """);
    }

    @Test
    void refusesAnArgumentOfAnotherKindOfTerm() {
        refuses("Term 'r' takes 'int purpose', which only a term of the kind reset is given.", OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1)
                static float r(int env, int purpose) { return 0f; }
            }
            """);
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        refuses("The weight of term 'r' is not a finite number.", OBSERVATION + """
                @Reward(name = "r", help = "R.", weight = 1.0 / 0)
                static float r(Data d) { return 0f; }
            }
            """);
    }

    @Test
    void refusesATaskThatIsNoKernelCode() {
        String source = (HEAD + OBSERVATION + "}").replace("@KernelCode\n", "");
        String message = compile(source).getFirst().getMessage(Locale.ROOT);
        assertEquals("A task must also be marked @KernelCode, for its terms run on the device.", message);
    }

    private void refuses(String expected, String body) {
        String message = compile(HEAD + body).getFirst().getMessage(Locale.ROOT);
        assertTrue(message.contains(expected), message);
    }

    private String generate(String body) throws IOException {
        compile(HEAD + body);
        return Files.readString(folder.resolve("probe/ProbeStep.java"));
    }

    /** Compiles one source with the processor alone and returns the errors. */
    private List<Diagnostic<? extends JavaFileObject>> compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    collector,
                    List.of("-proc:only", "-d", folder.toString(), "-s", folder.toString()),
                    null,
                    List.of(new Source(source)));
            task.setProcessors(List.of(new TaskProcessor()));
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collector.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .filter(diagnostic -> !diagnostic.getCode().startsWith("compiler.err.cant.resolve"))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///probe/Probe.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
