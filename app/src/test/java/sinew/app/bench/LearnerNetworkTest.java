package sinew.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.app.run.Device;

class LearnerNetworkTest {
    /** Actor 2-3-1 has 9 weights, critic the same; the first layers of both have 12 of the 18. */
    private final LearnerNetwork small = new LearnerNetwork("small", 2, List.of(3), 1, 4);

    @Test
    void aRolloutIsForwardOnlyAndLooksOnceBehindItsEnd() {
        assertEquals(2 * 18 * 10 * (4 + 1), small.rolloutOperations(10));
    }

    @Test
    void anUpdateGoesThroughEverySampleInEveryEpoch() {
        double forward = 2 * 18;
        double weights = 2 * 18;
        double inputs = 2 * (18 - 12);
        assertEquals((forward + weights + inputs) * 40 * LearnerNetwork.EPOCHS, small.updateOperations(10));
    }

    @Test
    void theCpuGetsFewerEnvironmentsForLargerNetworks() {
        List<Integer> counts = LearnerNetwork.standard().stream()
                .map(network -> LearnerScenario.standardEnvironments(network, Device.CPU))
                .toList();
        assertEquals(List.of(128, 512, 512, 4096), counts);
        assertEquals(
                4096,
                LearnerScenario.standardEnvironments(
                        LearnerNetwork.standard().getFirst(), new Device(Device.Kind.CUDA, 0)));
    }
}
