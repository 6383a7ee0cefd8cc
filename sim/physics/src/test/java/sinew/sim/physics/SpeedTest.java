package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Measures steps per second of one thread and reports them; nothing is demanded of the number. */
@Tag("slow")
class SpeedTest {
    @ParameterizedTest
    @CsvSource({"cartpole, 1000000", "humanoid, 50000"})
    void stepsPerSecond(String name, int steps, TestReporter reporter) {
        Model model = TestModels.model(name);
        Data data = new Data(model);
        double best = 0;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            for (int step = 0; step < steps; step++) {
                if (step % 200 == 0) {
                    System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
                }
                Dynamics.step(model, data);
            }
            best = Math.max(best, steps * 1e9 / (System.nanoTime() - start));
        }
        reporter.publishEntry(name + ", steps per second of one thread", String.valueOf(Math.round(best)));
        assertTrue(best > 0);
    }
}
