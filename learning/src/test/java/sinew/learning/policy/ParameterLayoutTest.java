package sinew.learning.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.learning.settings.NoiseSettings;

class ParameterLayoutTest {
    private static final NoiseSettings.Kind SCALAR = NoiseSettings.Kind.SCALAR;

    @Test
    void separateNetworksHaveTheNamesAndShapesOfRslRl() {
        assertEquals(
                List.of(
                        "std[2]",
                        "actor.0.weight[8, 3]",
                        "actor.0.bias[8]",
                        "actor.2.weight[2, 8]",
                        "actor.2.bias[2]",
                        "critic.0.weight[7, 5]",
                        "critic.0.bias[7]",
                        "critic.2.weight[1, 7]",
                        "critic.2.bias[1]"),
                names(shape(5, false, Recurrence.NONE, SCALAR)));
    }

    @Test
    void aTrunkHasOneOutputLayerForEachNetwork() {
        assertEquals(
                List.of(
                        "log_std[2]",
                        "trunk.0.weight[8, 3]",
                        "trunk.0.bias[8]",
                        "actor.weight[2, 8]",
                        "actor.bias[2]",
                        "critic.weight[1, 8]",
                        "critic.bias[1]"),
                names(shape(3, true, Recurrence.NONE, NoiseSettings.Kind.LOG)));
    }

    @Test
    void noiseThatDependsOnTheObservationDoublesTheActorsOutputs() {
        List<String> names = names(shape(3, false, Recurrence.NONE, NoiseSettings.Kind.STATE_DEPENDENT));
        assertEquals("actor.0.weight[8, 3]", names.getFirst());
        assertTrue(names.contains("actor.2.weight[4, 8]"), names.toString());
    }

    @Test
    void memoriesStandBeforeTheHiddenLayers() {
        List<String> names =
                names(shape(5, false, memory(RecurrenceKind.LSTM, RecurrencePlacement.BEFORE_MLP), SCALAR));
        assertEquals(
                List.of(
                        "memory_a.rnn.weight_ih_l0[24, 3]",
                        "memory_a.rnn.weight_hh_l0[24, 6]",
                        "memory_a.rnn.bias_ih_l0[24]",
                        "memory_a.rnn.bias_hh_l0[24]",
                        "memory_a.rnn.weight_ih_l1[24, 6]"),
                names.subList(1, 6));
        assertTrue(names.contains("actor.0.weight[8, 6]"), names.toString());
        assertTrue(names.contains("memory_c.rnn.weight_ih_l0[24, 5]"), names.toString());
    }

    @Test
    void memoriesStandAfterTheHiddenLayers() {
        List<String> names = names(shape(3, true, memory(RecurrenceKind.GRU, RecurrencePlacement.AFTER_MLP), SCALAR));
        assertTrue(names.contains("memory.rnn.weight_ih_l0[18, 8]"), names.toString());
        assertTrue(names.contains("actor.weight[2, 6]"), names.toString());
    }

    @Test
    void slicesLieBehindEachOther() {
        ParameterLayout layout =
                ParameterLayout.of(shape(3, true, memory(RecurrenceKind.GRU, RecurrencePlacement.AFTER_MLP), SCALAR));
        int end = 0;
        for (ParameterLayout.Slice slice : layout.slices()) {
            assertEquals(end, slice.offset());
            end += slice.length();
        }
        assertEquals(end, layout.size());
        assertEquals(2, layout.recurrentLayers(ParameterLayout.TRUNK_MEMORY).size());
    }

    @Test
    void aTrunkCannotSeeDifferentObservations() {
        assertThrows(IllegalArgumentException.class, () -> shape(5, true, Recurrence.NONE, SCALAR));
    }

    private static Recurrence memory(RecurrenceKind kind, RecurrencePlacement placement) {
        return new Recurrence(kind, 6, 2, 0, placement, false, false);
    }

    private static NetworkShape shape(
            int criticObservations, boolean sharedTrunk, Recurrence memory, NoiseSettings.Kind noise) {
        NetworkSettings networks = new NetworkSettings(
                List.of(8),
                List.of(7),
                ActivationKind.ELU,
                sharedTrunk,
                memory,
                NetworkSettings.Initialization.PYTORCH);
        return new NetworkShape(3, criticObservations, 2, networks, noise);
    }

    private static List<String> names(NetworkShape shape) {
        return ParameterLayout.of(shape).slices().stream()
                .map(slice -> slice.name() + Arrays.toString(slice.shape()))
                .toList();
    }
}
