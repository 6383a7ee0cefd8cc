package sinew.learning;

import sinew.sim.tasks.VectorEnvironment;

/** Steps environments and learner in turn, with everything in the host's arrays between them. */
final class HostLoop implements TrainingLoop {
    private final VectorEnvironment environment;
    private final Learner learner;
    private final int steps;

    HostLoop(VectorEnvironment environment, Learner learner, int steps) {
        this.environment = environment;
        this.learner = learner;
        this.steps = steps;
    }

    @Override
    public void begin(EpisodeStatistics statistics) {}

    @Override
    public void collect(EpisodeStatistics statistics, Watcher watcher) {
        statistics.startIteration();
        for (int step = 0; step < steps; step++) {
            watcher.standStill();
            learner.act(environment);
            environment.step();
            learner.record(environment);
            statistics.record(environment);
            watcher.stepped();
        }
        statistics.recordDroppedContacts(environment.takeDroppedContacts());
    }

    @Override
    public UpdateReport learn() {
        learner.computeAdvantages(environment);
        return learner.update();
    }

    @Override
    public void complete(EpisodeStatistics statistics) {}
}
