package sinew.app.window.run;

import java.util.List;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.SceneDescription.Shape;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.VectorEnvironment;

/** Carts whose poles swing less and less the more skill they have. */
public final class ScriptedEnvironment implements VectorEnvironment {
    private static final int BODIES = 3;

    /** From 0 (swings wildly) to 1 (stands). */
    public volatile float skill;

    private final int count;
    private final float[] poses;
    private boolean publishing;
    private int steps;

    public ScriptedEnvironment(int count) {
        this.count = count;
        this.poses = new float[count * BODIES * 7];
    }

    static SceneDescription scene(int count) {
        float[] straight = {1, 0, 0, 0};
        return new SceneDescription(
                BODIES,
                List.of(
                        new Shape(
                                Kind.BOX,
                                0,
                                new float[] {0.03f, 4, 0.03f},
                                new float[] {0, 0, 1.9f},
                                straight,
                                new float[] {0.45f, 0.48f, 0.52f, 1}),
                        new Shape(Kind.BOX, 1, new float[] {0.1f, 0.2f, 0.1f}, new float[3], straight, new float[] {
                            0.16f, 0.4f, 0.75f, 1
                        }),
                        new Shape(
                                Kind.CAPSULE,
                                2,
                                new float[] {0.04f, 0.5f, 0},
                                new float[] {0, 0, 0.5f},
                                straight,
                                new float[] {0.9f, 0.55f, 0.2f, 1})),
                count,
                4,
                0);
    }

    @Override
    public void step() {
        steps++;
        if (!publishing) {
            return;
        }
        for (int i = 0; i < count; i++) {
            double phase = steps * 0.05 + i * 0.7;
            float cart = (float) Math.sin(phase * 0.5) * (1.2f - skill);
            float angle = (float) Math.sin(phase) * (1.1f - skill) * 1.2f;
            pose(i * BODIES, 0, 0, 0);
            pose(i * BODIES + 1, cart, 2, 0);
            pose(i * BODIES + 2, cart, 2, angle);
        }
    }

    private void pose(int body, float y, float z, float angle) {
        int at = body * 7;
        poses[at + 1] = y;
        poses[at + 2] = z;
        poses[at + 3] = (float) Math.cos(angle / 2);
        poses[at + 4] = (float) Math.sin(angle / 2);
    }

    /** Tells whether poses are computed. */
    public boolean isPublishing() {
        return publishing;
    }

    @Override
    public EnvironmentDescription description() {
        return new EnvironmentDescription(
                "Isaac-Cartpole-v0",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("world", "cart", "pole"),
                1 / 60.0,
                300);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void reset() {}

    @Override
    public void randomizeEpisodeLengths() {}

    @Override
    public float[] actions() {
        return new float[0];
    }

    @Override
    public float[] observations() {
        return new float[0];
    }

    @Override
    public float[] rewards() {
        return new float[0];
    }

    @Override
    public int[] dones() {
        return new int[0];
    }

    @Override
    public int[] timeOuts() {
        return new int[0];
    }

    @Override
    public int[] finishedLengths() {
        return new int[0];
    }

    @Override
    public float[] finishedReturns() {
        return new float[0];
    }

    @Override
    public float[] finishedTermSums() {
        return new float[0];
    }

    @Override
    public int[] finishedTerminations() {
        return new int[0];
    }

    @Override
    public List<NonFinite> nonFiniteResets() {
        return List.of();
    }

    @Override
    public long takeDroppedContacts() {
        return 0;
    }

    @Override
    public void publishPoses(boolean on) {
        publishing = on;
    }

    @Override
    public float[] bodyPoses() {
        return poses;
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public void change(Settings settings) {}

    @Override
    public List<NamedArray> saveState() {
        return List.of();
    }

    @Override
    public void restoreState(List<NamedArray> arrays) {}

    @Override
    public void close() {}
}
