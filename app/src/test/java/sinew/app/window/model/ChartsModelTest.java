package sinew.app.window.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sinew.learning.IterationReport;

class ChartsModelTest {
    private static IterationReport report(int iteration, Map<String, Double> scalars) {
        return new IterationReport(iteration, 100, new LinkedHashMap<>(scalars), 0, 0, 0, 0);
    }

    @Test
    void knownTagsHaveChartsOfTheirOwnBeforeTheFirstRun() {
        ChartsModel charts = new ChartsModel();
        assertEquals("Mean reward", charts.chart("Train/mean_reward").title());
        assertTrue(charts.chart("Train/mean_reward").series().isEmpty());
    }

    @Test
    void termsOfAGroupShareAChart() {
        ChartsModel charts = new ChartsModel();
        charts.add(report(3, Map.of("Episode_Reward/alive", 0.5, "Episode_Reward/pole_pos", -0.2)));
        Chart terms = charts.chart("Episode_Reward");
        assertEquals(2, terms.series().size());
        assertEquals(Map.of("alive", 0.5, "pole_pos", -0.2), terms.at(3));
    }

    @Test
    void unknownTagsAreShownToo() {
        ChartsModel charts = new ChartsModel();
        charts.add(report(0, Map.of("Policy/mean_kl", 0.01)));
        assertEquals("Mean kl", charts.chart("Policy/mean_kl").title());
    }

    @Test
    void everyChangeGrowsTheVersion() {
        ChartsModel charts = new ChartsModel();
        Chart reward = charts.chart("Train/mean_reward");
        long before = reward.version();
        charts.add(report(0, Map.of("Train/mean_reward", 1.0)));
        assertTrue(reward.version() > before);
        assertEquals(1.0, reward.series().getFirst().last());
    }
}
