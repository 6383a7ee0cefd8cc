package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * Runs a step with several lanes that share one environment, in both orders of the lanes, by loading the simulator a second time
 * against another {@link Lanes}.
 */
class LanesTest {
    /** After two steps; several lanes solve for accelerations in another order. */
    private static final float TOLERANCE = 1e-4f;

    private static final String LANES = """
            package sinew.sim.kernel;
            public final class Lanes {
                public static final ThreadLocal<Integer> LANE = ThreadLocal.withInitial(() -> 0);
                public static volatile sinew.sim.physics.LaneOrder order;
                public static int lane() { return LANE.get(); }
                public static int lanes() { return order.lanes(); }
                public static final float[] SHARED = new float[32];
                public static final int[] COUNTS = new int[32];
                public static void sync() { order.pass(lane()); order.await(lane()); }
                public static void keepPace() {}
                public static float broadcast(float value, int lane) {
                    SHARED[lane()] = value;
                    sync();
                    float result = SHARED[lane];
                    sync();
                    return result;
                }
                public static float sum(float value) {
                    for (int o = lanes() / 2; o > 0; o /= 2) {
                        SHARED[lane()] = value;
                        sync();
                        value += SHARED[lane() ^ o];
                        sync();
                    }
                    return value;
                }
                public static float max(float value) {
                    for (int o = lanes() / 2; o > 0; o /= 2) {
                        SHARED[lane()] = value;
                        sync();
                        value = Math.max(value, SHARED[lane() ^ o]);
                        sync();
                    }
                    return value;
                }
                public static boolean any(boolean condition) { return total(condition ? 1 : 0) > 0; }
                public static int total(int count) { return counted(count, lanes()); }
                public static int offset(int count) { return counted(count, lane()); }
                private static int counted(int count, int end) {
                    COUNTS[lane()] = count;
                    sync();
                    int result = 0;
                    for (int lane = 0; lane < end; lane++) {
                        result += COUNTS[lane];
                    }
                    sync();
                    return result;
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** Loads everything of the simulator anew, so that it binds to the lanes in the folder. */
    private static final class SecondWorld extends URLClassLoader {
        SecondWorld(Path lanes) throws IOException {
            super(new URL[] {lanes.toUri().toURL()}, LanesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                boolean ours = name.startsWith("sinew.sim.") && !name.equals(LaneOrder.class.getName());
                return known != null ? known : ours ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            if (name.equals(Lanes.class.getName())) {
                return findClass(name);
            }
            try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = Objects.requireNonNull(stream, name).readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private void compileLanes() {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        SimpleJavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Lanes.java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return LANES;
                    }
                };
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(messages, null, null, options, null, List.of(source))
                .call();
        assertEquals(true, done, messages::toString);
    }

    private float[] run(String model, int lanes, boolean descending) throws Exception {
        return run(model, lanes, descending, 2);
    }

    private float[] run(String model, int lanes, boolean descending, int steps) throws Exception {
        compileLanes();
        try (SecondWorld world = new SecondWorld(folder)) {
            Method method = world.loadClass(LaneScene.class.getName())
                    .getDeclaredMethod("run", String.class, LaneOrder.class, int.class);
            method.setAccessible(true);
            return (float[]) method.invoke(null, model, new LaneOrder(lanes, descending), steps);
        } catch (InvocationTargetException e) {
            throw new AssertionError(model + " with " + lanes + " lanes failed", e.getCause());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "branched, 2",
        "branched, 32",
        "implicit-fast, 8",
        "ball-chain, 4",
        "mixed, 16",
        "humanoid, 8",
        "cartpole, 4",
        "force/implicit-transmissions, 8",
        "force/runge-kutta, 4",
        "constraint/contacts-pyramidal, 32",
        "constraint/contacts-elliptic, 8",
        "constraint/limits, 2",
        "constraint/dry-friction, 16",
        "constraint/equalities, 8",
        "constraint/tendons, 4",
        "constraint/noslip-elliptic, 8",
        "constraint/noslip-pyramidal, 32",
        "constraint/few-iterations-islands, 8",
        "force/full-implicit, 8",
        "force/full-implicit-transmissions, 4",
        "force/full-implicit-fluid, 32",
        "force/implicit-fluid-ellipsoids, 4"
    })
    void theOrderOfLanesDoesNotMatterAndTheirNumberOnlyRounds(String model, int lanes) throws Exception {
        float[] ascending = run(model, lanes, false);
        assertArrayEquals(ascending, run(model, lanes, true), "descending");
        float[] alone = run(model, 1, false);
        for (int i = 0; i < alone.length; i++) {
            assertEquals(alone[i], ascending[i], TOLERANCE * Math.max(1f, Math.abs(alone[i])), "place " + i);
        }
    }

    @Test
    void oneLaneOfThisKindIsTheOrdinaryCpu() throws Exception {
        Model model = TestModels.model("branched");
        Data data = new Data(model);
        TestModels.randomize(model, data, 2);
        Dynamics.step(model, data);
        Dynamics.step(model, data);
        assertArrayEquals(LaneScene.motion(data), run("branched", 1, false));
    }

    @ParameterizedTest
    @CsvSource({"2, 400", "32, 400", "8, 12", "32, 12"})
    void contactsAreTheSameWithAnyNumberOfLanes(int lanes, int room) throws Exception {
        StringBuilder heap = new StringBuilder("<mujoco><size nconmax=\"" + room + "\"/><worldbody>");
        heap.append("<geom type=\"plane\" size=\"1 1 1\"/>");
        for (String type : List.of("sphere", "capsule", "cylinder", "box", "box", "capsule", "ellipsoid", "sphere")) {
            heap.append("<body><freejoint/><geom type=\"").append(type).append("\" size=\"0.3 0.4 0.5\"/></body>");
        }
        String scene = heap.append("</worldbody></mujoco>").toString();
        float[] alone = run(scene, 1, false, 0);
        assertEquals(room == 12, alone[1] > 0f);
        assertArrayEquals(alone, run(scene, lanes, false, 0));
        assertArrayEquals(alone, run(scene, lanes, true, 0));
    }
}
