package sinew.sim.tasks.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskEnvironments;
import sinew.sim.tasks.TaskException;
import sinew.sim.tasks.TaskRegistry;

class CartpoleTest {
    private static final float STEP = 1f / 60;
    private static final int SEED = 7;

    private final Backend backend = new CpuBackend(1);
    private final TaskDefinition task = TaskRegistry.standard().find("Isaac-Cartpole-v0");

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void startsWithinTheRangesOfIsaacLab() {
        TaskEnvironments environments = create(2048);
        environments.reset();
        float[] seen = environments.observations();
        float quarter = (float) (Math.PI / 4);
        float[] bounds = {1f, quarter, 0.5f, quarter};
        float[] largest = new float[4];
        for (int i = 0; i < seen.length; i++) {
            assertTrue(Math.abs(seen[i]) <= bounds[i % 4], "observation " + i % 4 + " is " + seen[i]);
            largest[i % 4] = Math.max(largest[i % 4], Math.abs(seen[i]));
        }
        for (int k = 0; k < 4; k++) {
            assertTrue(largest[k] > 0.98f * bounds[k], "observation " + k + " fills its range");
        }
    }

    @Test
    void addsTheFiveRewardTermsTimesTheStepDuration() {
        TaskEnvironments environments = create(256);
        environments.reset();
        push(environments, 0.2f);
        environments.step();
        float[] seen = environments.observations();
        for (int env = 0; env < environments.count(); env++) {
            assertEquals(0, environments.dones()[env]);
            float expected = STEP
                    * (1f
                            - seen[env * 4 + 1] * seen[env * 4 + 1]
                            - 0.01f * Math.abs(seen[env * 4 + 2])
                            - 0.005f * Math.abs(seen[env * 4 + 3]));
            assertEquals(expected, environments.rewards()[env], 1e-6f);
        }
    }

    @Test
    void failsWhenTheCartLeavesTheRailAndStartsAnewInTheSameStep() {
        TaskEnvironments environments = create(64);
        environments.reset();
        boolean failed = false;
        for (int i = 0; i < 200 && !failed; i++) {
            push(environments, 1f);
            environments.step();
            for (int env = 0; env < 64; env++) {
                if (environments.dones()[env] == 1) {
                    failed = true;
                    assertEquals(0, environments.timeOuts()[env]);
                    assertEquals(0, environments.finishedTerminations()[env * 2], "time_out");
                    assertEquals(1, environments.finishedTerminations()[env * 2 + 1], "cart_out_of_bounds");
                    assertEquals(i + 1, environments.finishedLengths()[env]);
                    assertTrue(Math.abs(environments.observations()[env * 4]) <= 1f, "a fresh start is seen");
                    assertEquals(-2f * STEP, environments.finishedTermSums()[env * 5 + 1], 1e-6f, "terminating");
                    assertEquals(i * STEP, environments.finishedTermSums()[env * 5], 1e-4f, "alive");
                }
            }
        }
        assertTrue(failed, "pushing for 200 steps drives a cart off the rail");
    }

    @Test
    void timesOutAfterThreeHundredSteps() {
        TaskEnvironments environments = create(4);
        environments.reset();
        assertEquals(300, environments.description().maximumEpisodeLength());
        for (int i = 1; i <= 300; i++) {
            push(environments, 0f);
            environments.step();
            for (int env = 0; env < 4; env++) {
                assertEquals(i == 300 ? 1 : 0, environments.timeOuts()[env], "step " + i);
            }
        }
        assertArrayEquals(new int[] {300, 300, 300, 300}, environments.finishedLengths());
        assertArrayEquals(new int[] {1, 0, 1, 0, 1, 0, 1, 0}, environments.finishedTerminations());
    }

    @Test
    void sumsOfTheTermsAddUpToTheReturn() {
        TaskEnvironments environments = create(16);
        environments.reset();
        double[] returns = new double[16];
        for (int i = 1; i <= 300; i++) {
            drive(environments, i);
            environments.step();
            for (int env = 0; env < 16; env++) {
                returns[env] += environments.rewards()[env];
                if (environments.dones()[env] == 1) {
                    double terms = 0;
                    for (int k = 0; k < 5; k++) {
                        terms += environments.finishedTermSums()[env * 5 + k];
                    }
                    assertEquals(returns[env], environments.finishedReturns()[env], 1e-4);
                    assertEquals(returns[env], terms, 1e-4);
                    returns[env] = 0;
                }
            }
        }
    }

    @Test
    void sameSeedSameNumbersOnAnyNumberOfThreadsAndAnotherSeedOthers() {
        float[] one = history(create(97), 60);
        try (Backend three = new CpuBackend(3)) {
            assertArrayEquals(one, history(task.create(settings(97), SEED, three), 60));
            assertNotEquals(one[0], history(task.create(settings(97), SEED + 1, three), 60)[0]);
        }
    }

    @Test
    void goesOnExactlyFromASavedState() {
        TaskEnvironments first = create(32);
        first.reset();
        first.randomizeEpisodeLengths();
        for (int i = 0; i < 250; i++) {
            drive(first, i);
            first.step();
        }
        List<NamedArray> saved = first.saveState();
        TaskEnvironments second = create(32);
        second.restoreState(saved);
        for (int i = 250; i < 400; i++) {
            drive(first, i);
            drive(second, i);
            first.step();
            second.step();
            assertArrayEquals(first.observations(), second.observations());
            assertArrayEquals(first.rewards(), second.rewards());
            assertArrayEquals(first.dones(), second.dones());
            assertArrayEquals(first.finishedReturns(), second.finishedReturns());
        }
    }

    @Test
    void resetsAnEnvironmentThatIsNoLongerFiniteAndLeavesTheOthersAlone() {
        TaskEnvironments disturbed = create(8);
        TaskEnvironments quiet = create(8);
        disturbed.reset();
        quiet.reset();
        push(disturbed, 0.1f);
        push(quiet, 0.1f);
        disturbed.actions()[3] = Float.NaN;
        disturbed.step();
        quiet.step();
        assertEquals(1, disturbed.nonFiniteResets().size());
        assertEquals(3, disturbed.nonFiniteResets().getFirst().environment());
        assertEquals(1, disturbed.nonFiniteResets().getFirst().step());
        assertEquals("qpos[0]", disturbed.nonFiniteResets().getFirst().quantity());
        assertEquals(0f, disturbed.rewards()[3]);
        for (int i = 0; i < 32; i++) {
            assertTrue(Float.isFinite(disturbed.observations()[i]));
            if (i / 4 != 3) {
                assertEquals(quiet.observations()[i], disturbed.observations()[i]);
            }
        }
        push(disturbed, 0.1f);
        disturbed.step();
        assertTrue(disturbed.nonFiniteResets().isEmpty());
    }

    @Test
    void publishesPosesOnlyWhenAsked() {
        TaskEnvironments environments = create(2);
        environments.reset();
        environments.step();
        assertEquals(0f, environments.bodyPoses()[3]);
        environments.publishPoses(true);
        environments.step();
        int bodies = environments.description().bodies().size();
        int pole = environments.description().bodies().indexOf("pole");
        float x = environments.observations()[4];
        float angle = environments.observations()[5];
        int at = (bodies + pole) * 7;
        assertEquals(x, environments.bodyPoses()[at + 1], 1e-5f, "the pole stands on the cart, which moves along y");
        assertEquals(2f, environments.bodyPoses()[at + 2], 1e-5f, "the rail is 2 m above the ground");
        assertEquals((float) Math.cos(angle / 2), environments.bodyPoses()[at + 3], 1e-5f);
    }

    @Test
    void changedWeightsAndRangesTakeEffect() {
        Settings settings = settings(64)
                .with("env.rewards.alive.weight", "10")
                .with("env.events.reset_cart_position.params.position_range", "[0.5, 0.6]")
                .with("env.episode_length_s", "1");
        TaskEnvironments environments = task.create(settings, SEED, backend);
        environments.reset();
        for (int env = 0; env < 64; env++) {
            float x = environments.observations()[env * 4];
            assertTrue(x >= 0.5f && x <= 0.6f);
        }
        assertEquals(60, environments.description().maximumEpisodeLength());
        environments.step();
        assertTrue(environments.rewards()[0] > 9 * STEP);
    }

    @Test
    void weightsAndParametersChangeWhileTheTaskRuns() {
        TaskEnvironments environments = create(64);
        environments.reset();
        environments.step();
        environments.change(settings(64)
                .with("env.rewards.alive.weight", "10")
                .with("env.terminations.cart_out_of_bounds.params.bounds", "[-0.001, 0.001]")
                .with("env.events.reset_cart_position.params.position_range", "[0.5, 0.6]"));
        environments.step();
        int ended = 0;
        for (int env = 0; env < 64; env++) {
            if (environments.dones()[env] == 1) {
                ended++;
                float x = environments.observations()[env * 4];
                assertTrue(x >= 0.5f && x <= 0.6f, "a new episode starts at " + x);
            } else {
                assertTrue(environments.rewards()[env] > 9 * STEP);
            }
        }
        assertTrue(ended > 60, ended + " carts are out of the new bounds");
    }

    @Test
    void aChangeThatDoesNotFitChangesNothing() {
        TaskEnvironments environments = create(4);
        TaskEnvironments untouched = create(4);
        Settings bad = settings(4)
                .with("env.rewards.alive.weight", "10")
                .with("env.terminations.cart_out_of_bounds.params.bounds", "[1, -1]");
        assertThrows(TaskException.class, () -> environments.check(bad));
        assertThrows(TaskException.class, () -> environments.change(bad));
        assertArrayEquals(history(untouched, 3), history(environments, 3));
        environments.step();
        untouched.step();
        assertArrayEquals(untouched.rewards(), environments.rewards());
    }

    @Test
    void anEpisodeThatWasGivenAnAgeEndsWithTheStepsThatWereTaken() {
        TaskEnvironments environments = create(64);
        environments.reset();
        environments.randomizeEpisodeLengths();
        for (int i = 1; i <= 30; i++) {
            push(environments, 0f);
            environments.step();
            for (int env = 0; env < 64; env++) {
                if (environments.timeOuts()[env] == 1) {
                    assertEquals(i, environments.finishedLengths()[env]);
                }
            }
        }
    }

    @Test
    void agesAreSpreadOverTheEpisode() {
        TaskEnvironments environments = create(64);
        environments.reset();
        environments.randomizeEpisodeLengths();
        int ended = 0;
        for (int i = 0; i < 30; i++) {
            push(environments, 0f);
            environments.step();
            for (int env = 0; env < 64; env++) {
                ended += environments.timeOuts()[env];
            }
        }
        assertTrue(ended > 0 && ended < 20, "about a tenth ends in a tenth of the time: " + ended);
        assertFalse(environments.nonFiniteResets().stream().findAny().isPresent());
    }

    private TaskEnvironments create(int count) {
        return task.create(settings(count), SEED, backend);
    }

    private Settings settings(int count) {
        return task.environmentSettings().standards().with("env.scene.num_envs", Integer.toString(count));
    }

    private static void push(TaskEnvironments environments, float action) {
        Arrays.fill(environments.actions(), action);
    }

    private static void drive(TaskEnvironments environments, int step) {
        Random random = new Random(step);
        for (int i = 0; i < environments.actions().length; i++) {
            environments.actions()[i] = (float) random.nextGaussian();
        }
    }

    private static float[] history(TaskEnvironments environments, int steps) {
        float[] result = new float[steps * environments.observations().length];
        environments.reset();
        for (int i = 0; i < steps; i++) {
            drive(environments, i);
            environments.step();
            System.arraycopy(
                    environments.observations(),
                    0,
                    result,
                    i * environments.observations().length,
                    environments.observations().length);
        }
        return result;
    }
}
