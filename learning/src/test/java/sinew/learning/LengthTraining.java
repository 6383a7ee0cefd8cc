package sinew.learning;

import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.tasks.VectorEnvironment;

/** Trains without a session and tells how long episodes became. */
final class LengthTraining {
    private LengthTraining() {}

    /**
     * Trains.
     *
     * @param environment where; closed in the end
     * @param settings how
     * @param iterations how long
     * @return the mean length of the episodes that ended in the last quarter of the run
     */
    static double run(VectorEnvironment environment, LearnerSettings settings, int iterations) {
        try (environment;
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), settings)) {
            environment.reset();
            environment.randomizeEpisodeLengths();
            double sum = 0;
            int episodes = 0;
            for (int iteration = 0; iteration < iterations; iteration++) {
                for (int step = 0; step < settings.rolloutSteps(); step++) {
                    learner.act(environment);
                    environment.step();
                    learner.record(environment);
                    for (int i = 0; iteration >= iterations * 3 / 4 && i < environment.count(); i++) {
                        sum += environment.dones()[i] * environment.finishedLengths()[i];
                        episodes += environment.dones()[i];
                    }
                }
                learner.computeAdvantages(environment);
                learner.update();
            }
            return sum / episodes;
        }
    }
}
