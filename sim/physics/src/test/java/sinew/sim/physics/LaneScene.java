package sinew.sim.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.collision.Collision;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.GeomKinematics;
import sinew.sim.physics.smooth.Kinematics;

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
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        for (int i = 0; i < order.lanes(); i++) {
            int lane = i;
            Thread thread = new Thread(() -> {
                laneOfThread.set(lane);
                order.await(lane);
                if (steps == 0) {
                    Kinematics.bodyPoses(model, data);
                    GeomKinematics.poses(model, data);
                    Collision.detect(model, data);
                }
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
            while (thread.isAlive() && failures.isEmpty()) {
                thread.join(100);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a lane failed", failures.getFirst());
        }
        return steps == 0 ? contacts(data) : motion(data);
    }

    private static float[] contacts(Data data) {
        int places = data.contacts.pair.length;
        float[] all = new float[2 + 8 * places];
        all[0] = data.contacts.count[0];
        all[1] = data.contacts.overflow[0];
        for (int i = 0; i < places; i++) {
            all[2 + i] = data.contacts.pair[i];
        }
        System.arraycopy(data.contacts.distance, 0, all, 2 + places, places);
        System.arraycopy(data.contacts.position, 0, all, 2 + 2 * places, 3 * places);
        System.arraycopy(data.contacts.normal, 0, all, 2 + 5 * places, 3 * places);
        return all;
    }

    /** Compiling a model may take a step itself, with one lane. */
    private static Model modelBy(String name, LaneOrder order) throws ReflectiveOperationException {
        LaneOrder single = new LaneOrder(1, false);
        Lanes.class.getField("order").set(null, order.lanes() == 1 ? order : single);
        return name.startsWith("<") ? TestModels.modelOf(name) : TestModels.model(name);
    }

    @SuppressWarnings("unchecked") // the field's type is written in LanesTest
    private static ThreadLocal<Integer> laneOfThread() throws ReflectiveOperationException {
        return (ThreadLocal<Integer>)
                Objects.requireNonNull(Lanes.class.getField("LANE").get(null));
    }

    /** Where the bodies are, how they move and what accelerates them. */
    static float[] motion(Data data) {
        List<float[]> parts = List.of(
                data.qpos,
                data.qvel,
                data.bodyPosition,
                data.mass,
                data.qfrcBias,
                data.contacts.distance,
                data.contacts.position,
                data.contacts.normal);
        int length = parts.stream().mapToInt(part -> part.length).sum();
        float[] all = new float[length];
        int filled = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, filled, part.length);
            filled += part.length;
        }
        return all;
    }
}
