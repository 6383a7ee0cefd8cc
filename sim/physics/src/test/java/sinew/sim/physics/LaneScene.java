package sinew.sim.physics;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.Lanes;

/** Steps a model with as many threads as there are lanes; loaded in a world of its own by {@link LanesTest}. */
final class LaneScene {
    private LaneScene() {}

    static float[] run(String name, LaneOrder order, int steps)
            throws ReflectiveOperationException, InterruptedException {
        Model model = modelBy(name, order);
        Data data = new Data(model);
        TestModels.randomize(model, data, 2);
        Lanes.class.getField("order").set(null, order);
        ThreadLocal<Integer> laneOfThread = laneOfThread();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < order.lanes(); i++) {
            int lane = i;
            Thread thread = new Thread(() -> {
                laneOfThread.set(lane);
                order.await(lane);
                for (int step = 0; step < steps; step++) {
                    Dynamics.step(model, data);
                }
                order.pass(lane);
            });
            thread.setUncaughtExceptionHandler((failed, cause) -> failures.add(cause));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        order.start();
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a lane failed", failures.getFirst());
        }
        return outcome(data);
    }

    /** Compiling a model may take a step itself, with one lane. */
    private static Model modelBy(String name, LaneOrder order) throws ReflectiveOperationException {
        LaneOrder single = new LaneOrder(1, false);
        Lanes.class.getField("order").set(null, order.lanes() == 1 ? order : single);
        return TestModels.model(name);
    }

    @SuppressWarnings("unchecked") // the field's type is written in LanesTest
    private static ThreadLocal<Integer> laneOfThread() throws ReflectiveOperationException {
        return (ThreadLocal<Integer>)
                Objects.requireNonNull(Lanes.class.getField("LANE").get(null));
    }

    /** All that a step computes, one array after the other, whole numbers as floats. */
    static float[] outcome(Data data) {
        List<float[]> parts = new ArrayList<>();
        collect(data, parts);
        int length = parts.stream().mapToInt(part -> part.length).sum();
        float[] all = new float[length];
        int filled = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, filled, part.length);
            filled += part.length;
        }
        return all;
    }

    private static void collect(Object table, List<float[]> parts) {
        try {
            for (Field field : table.getClass().getFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                @Nullable Object value = field.get(table);
                switch (Objects.requireNonNull(value)) {
                    case float[] floats -> parts.add(floats);
                    case int[] ints -> parts.add(floats(ints));
                    case CollisionWork ignored -> {} // which of it is used depends on the number of lanes
                    default -> collect(value, parts);
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] floats(int[] ints) {
        float[] floats = new float[ints.length];
        for (int i = 0; i < ints.length; i++) {
            floats[i] = ints[i];
        }
        return floats;
    }
}
