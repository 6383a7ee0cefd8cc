package sinew.learning;

import java.util.List;
import sinew.sim.math.Random;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.VectorEnvironment;

/** An environment of random numbers whose episodes end at random, with two actions that it pays for. */
public final class RandomEnvironment implements VectorEnvironment {
    public static final int OBSERVATIONS = 3;
    public static final int CRITIC_OBSERVATIONS = 5;
    public static final int ACTIONS = 2;

    private final int count;
    private final boolean asymmetric;
    private final float[] observations;
    private final float[] criticObservations;
    private final float[] actions;
    private final float[] rewards;
    private final int[] dones;
    private final int[] timeOuts;
    private int steps;

    /** Makes environments; the critic may see more than the actor. */
    public RandomEnvironment(int count, boolean asymmetric) {
        this.count = count;
        this.asymmetric = asymmetric;
        observations = new float[count * OBSERVATIONS];
        criticObservations = asymmetric ? new float[count * CRITIC_OBSERVATIONS] : observations;
        actions = new float[count * ACTIONS];
        rewards = new float[count];
        dones = new int[count];
        timeOuts = new int[count];
        reset();
    }

    @Override
    public EnvironmentDescription description() {
        return new EnvironmentDescription(
                "Random",
                List.of(new EnvironmentDescription.Term("noise", OBSERVATIONS, List.of("a", "b", "c"))),
                List.of(new EnvironmentDescription.Term("force", ACTIONS, List.of("left", "right"))),
                List.of("luck"),
                List.of("time_out", "bad_luck"),
                List.of("world"),
                0.02f,
                100);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void reset() {
        fill(observations, 1, OBSERVATIONS);
        if (asymmetric) {
            fill(criticObservations, 2, CRITIC_OBSERVATIONS);
        }
    }

    private void fill(float[] target, int purpose, int width) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (1 + i % width) * Random.normal(3, i / width, steps, purpose, i % width) + i % width;
        }
    }

    @Override
    public void randomizeEpisodeLengths() {}

    @Override
    public void step() {
        for (int i = 0; i < count; i++) {
            float draw = Random.uniform(3, i, steps, 9, 0);
            dones[i] = draw < 0.2f ? 1 : 0;
            timeOuts[i] = draw < 0.1f ? 1 : 0;
            rewards[i] = observations[i * OBSERVATIONS] * actions[i * ACTIONS] - actions[i * ACTIONS + 1];
        }
        steps++;
        reset();
    }

    @Override
    public float[] actions() {
        return actions;
    }

    @Override
    public float[] observations() {
        return observations;
    }

    @Override
    public float[] criticObservations() {
        return criticObservations;
    }

    @Override
    public float[] rewards() {
        return rewards;
    }

    @Override
    public int[] dones() {
        return dones;
    }

    @Override
    public int[] timeOuts() {
        return timeOuts;
    }

    @Override
    public int[] finishedLengths() {
        return new int[count];
    }

    @Override
    public float[] finishedReturns() {
        return new float[count];
    }

    @Override
    public float[] finishedTermSums() {
        return new float[count];
    }

    @Override
    public int[] finishedTerminations() {
        return new int[2 * count];
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
    public void publishPoses(boolean on) {}

    @Override
    public float[] bodyPoses() {
        return new float[7 * count];
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public void change(Settings settings) {}

    @Override
    public List<NamedArray> saveState() {
        return List.of(new NamedArray("steps", new int[] {steps}));
    }

    @Override
    public void restoreState(List<NamedArray> arrays) {
        steps = ((int[]) arrays.getFirst().array())[0];
        reset();
    }

    @Override
    public void close() {}
}
