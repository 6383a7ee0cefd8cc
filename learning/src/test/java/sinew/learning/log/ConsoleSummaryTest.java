package sinew.learning.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import sinew.learning.IterationReport;

class ConsoleSummaryTest {
    @Test
    void hasTheFormOfRslRl() {
        SequencedMap<String, Double> scalars = losses();
        scalars.put("Train/mean_reward", 4.256);
        scalars.put("Train/mean_episode_length", 250.0);
        scalars.put("Episode_Reward/alive", 0.98765);
        scalars.put("Episode_Termination/time_out", 3.0);
        String expected = """
                ################################################################################
                                            Learning iteration 9/150                           \s

                                       Computation: 12345 steps/s (collection: 0.040s, learning 0.043s)
                             Mean action noise std: 0.97
                          Mean value_function loss: 0.1235
                               Mean surrogate loss: -0.0010
                                 Mean entropy loss: 1.4000
                                       Mean reward: 4.26
                               Mean episode length: 250.00
                              Episode_Reward/alive: 0.9877
                      Episode_Termination/time_out: 3.0000
                --------------------------------------------------------------------------------
                                   Total timesteps: 10240
                                    Iteration time: 0.08s
                                      Time elapsed: 01:01:02
                                               ETA: 142:24:40
                """;
        assertEquals(expected, printed(scalars, false));
    }

    @Test
    void leavesOutEpisodesBeforeTheFirstHasEnded() {
        String text = printed(losses(), true);
        assertEquals(
                "                  \u001b[1m Learning iteration 9/150 \u001b[0m                  ",
                text.lines().toList().get(1).replaceAll("^ {5}| {5}$", ""));
        List<String> lines = text.lines().toList();
        assertEquals("                    value_function: 0.1235", lines.get(5));
        assertEquals("                           entropy: 1.4000", lines.get(7));
        assertEquals("-".repeat(80), lines.get(8));
    }

    private static SequencedMap<String, Double> losses() {
        SequencedMap<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("Perf/total_fps", 12345.0);
        scalars.put("Policy/mean_noise_std", 0.971);
        scalars.put("Loss/value_function", 0.12345678);
        scalars.put("Loss/surrogate", -0.00098);
        scalars.put("Loss/entropy", 1.4);
        scalars.put("Loss/learning_rate", 0.001);
        return scalars;
    }

    private static String printed(SequencedMap<String, Double> scalars, boolean colour) {
        List<String> blocks = new ArrayList<>();
        ConsoleSummary summary = new ConsoleSummary(blocks::add, colour);
        summary.iterationFinished(new IterationReport(9, 150, scalars, 10240, 0.04, 0.043, 3662));
        return blocks.getFirst();
    }
}
