package sinew.app.bench;

import java.util.List;

/**
 * Networks of a task that learners are measured with: actor and critic have the same hidden layers.
 *
 * @param name the word for it in commands, for example {@code h1-rough}
 * @param observations what both networks see per environment
 * @param hidden the sizes of the hidden layers of each
 * @param actions actions per environment
 * @param steps environment steps per rollout
 */
public record LearnerNetwork(String name, int observations, List<Integer> hidden, int actions, int steps) {
    /** Passes over each rollout. */
    public static final int EPOCHS = 5;

    /** Into how many parts a rollout is cut. */
    public static final int MINI_BATCHES = 4;

    private static final double FLOP_PER_PRODUCT = 2;

    /** Freezes the list. */
    public LearnerNetwork {
        hidden = List.copyOf(hidden);
    }

    /**
     * The networks that learners are compared by.
     *
     * @return a humanoid and a quadruped of Isaac Lab, an arm, and the smallest task
     */
    public static List<LearnerNetwork> standard() {
        return List.of(
                new LearnerNetwork("h1-rough", 256, List.of(512, 256, 128), 19, 24),
                new LearnerNetwork("go2-flat", 48, List.of(128, 128, 128), 12, 24),
                new LearnerNetwork("lift", 36, List.of(256, 128, 64), 8, 24),
                new LearnerNetwork("cartpole", 4, List.of(32, 32), 1, 16));
    }

    /**
     * Counts the arithmetic of all matrix products that a rollout needs: both networks forward in every step and once after the last.
     *
     * @param environments how many environments step
     * @return floating-point operations
     */
    public double rolloutOperations(int environments) {
        return FLOP_PER_PRODUCT * (actorWeights() + criticWeights()) * environments * (steps + 1.0);
    }

    /**
     * Counts the arithmetic of all matrix products that an update needs: each sample goes through both networks forward and backward in
     * every epoch; backward takes a product for the weights and one for the inputs of each layer, the latter not of the first layer.
     *
     * @param environments how many environments the rollout has
     * @return floating-point operations
     */
    public double updateOperations(int environments) {
        double samples = (double) EPOCHS * samples(environments);
        double first = 2.0 * observations * hidden.getFirst();
        return FLOP_PER_PRODUCT * samples * (3 * (actorWeights() + criticWeights()) - first);
    }

    /**
     * Counts the samples of a rollout.
     *
     * @param environments how many environments it has
     * @return environment steps
     */
    public long samples(int environments) {
        return (long) environments * steps;
    }

    private double actorWeights() {
        return weights(actions);
    }

    private double criticWeights() {
        return weights(1);
    }

    private double weights(int outputs) {
        double sum = 0;
        int inputs = observations;
        for (int width : hidden) {
            sum += (double) inputs * width;
            inputs = width;
        }
        return sum + (double) inputs * outputs;
    }
}
