package sinew.app.bench;

import sinew.learning.Learner;
import sinew.learning.UpdateReport;
import sinew.learning.ppo.DjlLearner;
import sinew.sim.kernel.Backend;

/** The learner of the CPU. */
final class HostLearner implements LearnerUnderTest {
    private final String deviceName;
    private final IdleEnvironment environment;
    private final Learner learner;
    private final int steps;

    HostLearner(LearnerScenario scenario) {
        try (Backend backend = scenario.device().open()) {
            deviceName = backend.deviceName();
        }
        environment = new IdleEnvironment(scenario.network(), scenario.environments(), scenario.seed());
        learner = new DjlLearner(Learner.Size.of(environment), scenario.settings());
        steps = scenario.network().steps();
    }

    @Override
    public String deviceName() {
        return deviceName;
    }

    @Override
    public Parts iterate(int iterations) {
        double rollout = 0;
        double returns = 0;
        double update = 0;
        for (int i = 0; i < iterations; i++) {
            rollout += StageClock.seconds(() -> Repetitions.repeat(steps, this::step));
            returns += StageClock.seconds(() -> learner.computeAdvantages(environment));
            update += StageClock.seconds(this::update);
        }
        return new Parts(rollout, returns, update, rollout + returns + update);
    }

    private void step() {
        learner.act(environment);
        learner.record(environment);
    }

    private void update() {
        UpdateReport _ = learner.update();
    }

    @Override
    public void close() {
        learner.close();
    }
}
