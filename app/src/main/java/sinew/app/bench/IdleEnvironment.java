package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.VectorEnvironment;

/** Environments whose steps do nothing: observations and results are random and stay as they were made. */
final class IdleEnvironment implements VectorEnvironment {
    private static final int EPISODE = 100;
    private static final int HALF_OF_THE_ENDS = 2;

    private final EnvironmentDescription description;
    private final int count;
    private final float[] actions;
    private final float[] observations;
    private final float[] rewards;
    private final int[] dones;
    private final int[] timeOuts;

    IdleEnvironment(LearnerNetwork network, int count, long seed) {
        this.count = count;
        description = new EnvironmentDescription(
                network.name(),
                List.of(term("observations", network.observations())),
                List.of(term("actions", network.actions())),
                List.of("reward"),
                List.of("time_out"),
                List.of("world"),
                1.0 / EPISODE,
                EPISODE);
        actions = new float[count * network.actions()];
        observations = new float[count * network.observations()];
        rewards = new float[count];
        dones = new int[count];
        timeOuts = new int[count];
        fill(new SplittableRandom(seed));
    }

    private static EnvironmentDescription.Term term(String name, int size) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(name + i);
        }
        return new EnvironmentDescription.Term(name, size, elements);
    }

    private void fill(SplittableRandom random) {
        for (int i = 0; i < observations.length; i++) {
            observations[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < count; i++) {
            rewards[i] = (float) random.nextGaussian();
            dones[i] = random.nextInt(EPISODE) == 0 ? 1 : 0;
            timeOuts[i] = dones[i] * random.nextInt(HALF_OF_THE_ENDS);
        }
    }

    @Override
    public EnvironmentDescription description() {
        return description;
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
    public void step() {}

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
        return new int[count];
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
        return new float[0];
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
