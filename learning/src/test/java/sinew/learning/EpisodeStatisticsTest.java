package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpisodeStatisticsTest {
    @Test
    void reportsContactsThatFoundNoPlaceInTheIterationInWhichTheyDid() {
        EpisodeStatistics statistics = new EpisodeStatistics(new ToyCartpole(1, 1, 10).description(), 1);
        statistics.startIteration();
        statistics.recordDroppedContacts(7);
        Map<String, Double> scalars = new HashMap<>();
        statistics.addTo(scalars);
        assertEquals(7.0, scalars.get(EpisodeStatistics.DROPPED_CONTACTS));
        assertTrue(statistics.droppedContactsMessage().startsWith("7 contacts"));
        statistics.startIteration();
        assertEquals("", statistics.droppedContactsMessage());
    }
}
