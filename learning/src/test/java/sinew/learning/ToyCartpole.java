package sinew.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.sim.math.Random;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.VectorEnvironment;

/** The cart and pole of Barto, Sutton and Anderson (1983) with a continuous force, in plain Java. */
public final class ToyCartpole implements VectorEnvironment {
    private static final int OBSERVATIONS = 4;
    private static final int PURPOSE = 1;
    private static final float DURATION = 0.02f;
    private static final float GRAVITY = 9.8f;
    private static final float POLE_MASS = 0.1f;
    private static final float TOTAL_MASS = 1.1f;
    private static final float POLE_HALF = 0.5f;

    private final int count;
    private final int seed;
    private final int limit;
    private final float[] observations;
    private final float[] actions;
    private final float[] rewards;
    private final int[] dones;
    private final int[] timeOuts;
    private final int[] ages;
    private final int[] resets;
    private final float[] returns;
    private final float[] finishedReturns;
    private final int[] finishedLengths;
    private final int[] finishedTerminations;
    private final int[] headStarts;
    private final List<Settings> changes = new ArrayList<>();
    private boolean poisoned;

    /** Makes environments whose episodes last a number of steps at most. */
    public ToyCartpole(int count, int seed, int limit) {
        this.count = count;
        this.seed = seed;
        this.limit = limit;
        observations = new float[count * OBSERVATIONS];
        actions = new float[count];
        rewards = new float[count];
        dones = new int[count];
        timeOuts = new int[count];
        ages = new int[count];
        resets = new int[count];
        headStarts = new int[count];
        returns = new float[count];
        finishedReturns = new float[count];
        finishedLengths = new int[count];
        finishedTerminations = new int[count * 2];
    }

    /** From now on the rewards are not numbers. */
    public void poison() {
        poisoned = true;
    }

    /** The settings that were taken over so far. */
    public List<Settings> changes() {
        return changes;
    }

    @Override
    public EnvironmentDescription description() {
        return new EnvironmentDescription(
                "Toy-Cartpole",
                List.of(new EnvironmentDescription.Term(
                        "state", OBSERVATIONS, List.of("x", "x_dot", "angle", "angle_dot"))),
                List.of(new EnvironmentDescription.Term("force", 1, List.of("cart"))),
                List.of("alive"),
                List.of("time_out", "fallen"),
                List.of("world", "cart", "pole"),
                DURATION,
                limit);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void reset() {
        for (int i = 0; i < count; i++) {
            reset(i);
        }
    }

    private void reset(int i) {
        for (int j = 0; j < OBSERVATIONS; j++) {
            observations[i * OBSERVATIONS + j] = Random.range(-0.05f, 0.05f, seed, i, resets[i], PURPOSE, j);
        }
        resets[i]++;
        ages[i] = 0;
        headStarts[i] = 0;
        returns[i] = 0;
    }

    @Override
    public void randomizeEpisodeLengths() {
        for (int i = 0; i < count; i++) {
            ages[i] = (int) (Random.uniform(seed, i, 0, PURPOSE + 1, 0) * limit);
            headStarts[i] = ages[i];
        }
    }

    @Override
    public void step() {
        for (int i = 0; i < count; i++) {
            step(i);
        }
    }

    private void step(int i) {
        int o = i * OBSERVATIONS;
        move(o, 10 * Math.clamp(actions[i], -1f, 1f));
        ages[i]++;
        boolean fallen = Math.abs(observations[o]) > 2.4f || Math.abs(observations[o + 2]) > 0.2095f;
        boolean late = ages[i] >= limit;
        rewards[i] = poisoned ? Float.NaN : fallen ? -1 : 1 - Math.abs(observations[o]) * 0.2f;
        returns[i] += rewards[i];
        dones[i] = fallen || late ? 1 : 0;
        timeOuts[i] = late && !fallen ? 1 : 0;
        if (dones[i] != 0) {
            finishedReturns[i] = returns[i];
            finishedLengths[i] = ages[i] - headStarts[i];
            finishedTerminations[2 * i] = late ? 1 : 0;
            finishedTerminations[2 * i + 1] = fallen ? 1 : 0;
            reset(i);
        }
    }

    private void move(int o, float force) {
        float speed = observations[o + 1];
        float angle = observations[o + 2];
        float turn = observations[o + 3];
        float sine = (float) StrictMath.sin(angle);
        float cosine = (float) StrictMath.cos(angle);
        float push = (force + POLE_MASS * POLE_HALF * turn * turn * sine) / TOTAL_MASS;
        float turnRate =
                (GRAVITY * sine - cosine * push) / (POLE_HALF * (4f / 3f - POLE_MASS * cosine * cosine / TOTAL_MASS));
        float acceleration = push - POLE_MASS * POLE_HALF * turnRate * cosine / TOTAL_MASS;
        observations[o] += DURATION * speed;
        observations[o + 1] = speed + DURATION * acceleration;
        observations[o + 2] = angle + DURATION * turn;
        observations[o + 3] = turn + DURATION * turnRate;
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
        return finishedLengths;
    }

    @Override
    public float[] finishedReturns() {
        return finishedReturns;
    }

    @Override
    public float[] finishedTermSums() {
        return finishedReturns;
    }

    @Override
    public int[] finishedTerminations() {
        return finishedTerminations;
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
        return new float[count * 21];
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public void change(Settings settings) {
        changes.add(settings);
    }

    @Override
    public List<NamedArray> saveState() {
        return List.of(
                new NamedArray("observations", observations.clone()),
                new NamedArray("ages", ages.clone()),
                new NamedArray("head_starts", headStarts.clone()),
                new NamedArray("resets", resets.clone()),
                new NamedArray("returns", returns.clone()));
    }

    @Override
    public void restoreState(List<NamedArray> arrays) {
        Object[] targets = {observations, ages, headStarts, resets, returns};
        if (arrays.size() != targets.length) {
            throw new IllegalArgumentException("expected " + targets.length + " arrays: " + arrays);
        }
        List<String> names = List.of("observations", "ages", "head_starts", "resets", "returns");
        for (NamedArray array : arrays) {
            Object target = targets[names.indexOf(array.name())];
            System.arraycopy(array.array(), 0, target, 0, array.length());
        }
    }

    @Override
    public void close() {
        Arrays.fill(actions, 0);
    }
}
