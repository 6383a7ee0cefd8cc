package sinew.sim.tasks.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.TaskEnvironments;

/** Compares Isaac-Ant-v0 and Ant with formulas of this test's own in double precision. */
class AntTest {
    private static final String LAB = "Isaac-Ant-v0";
    private static final String GYM = "Ant";
    private static final double STEP = 1.0 / 60;
    private static final double GYM_STEP = 0.0166;
    /** Where the joints of Isaac Lab's order stand in the model. */
    private static final int[] BREADTH_FIRST = {0, 2, 4, 6, 1, 3, 5, 7};

    private static final int[] LEG_BY_LEG = {0, 1, 2, 3, 4, 5, 6, 7};

    private final Backend backend = new CpuBackend(1);
    private final Random random = new Random(11);

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void seesWhatIsaacLabDefines() {
        AntFixture ants = new AntFixture(LAB, 64, backend);
        ants.scatter(random, 0.6, 3);
        float[] actions = ants.step(random, 1.5);
        for (int env = 0; env < 64; env++) {
            if (ants.environments.dones()[env] == 0) {
                double[] seen = ants.observation(env);
                double[] expected = common(ants, env, BREADTH_FIRST);
                double[] pose = ants.pose(env);
                double[][] turn = AntBody.matrix(pose[3], pose[4], pose[5], pose[6]);
                expected[7] = Math.atan2(turn[1][0], turn[0][0]);
                expected[8] = Math.atan2(turn[2][1], turn[2][2]);
                expected[9] = wrap(Math.atan2(-pose[1], 1000 - pose[0]) - expected[7]);
                compare(seen, expected, 28);
                for (int i = 0; i < 8; i++) {
                    assertEquals(actions[8 * env + i], seen[52 + i]);
                }
            }
        }
    }

    @Test
    void seesWhatIsaacGymDefines() {
        AntFixture ants = new AntFixture(GYM, 64, backend);
        ants.scatter(random, 0.6, 3);
        float[] actions = ants.step(random, 1.5);
        for (int env = 0; env < 64; env++) {
            if (ants.environments.dones()[env] == 0) {
                double[] seen = ants.observation(env);
                double[] expected = common(ants, env, LEG_BY_LEG);
                double[] pose = ants.pose(env);
                double[][] turn = AntBody.matrix(pose[3], pose[4], pose[5], pose[6]);
                expected[7] = (Math.atan2(turn[1][0], turn[0][0]) + 2 * Math.PI) % (2 * Math.PI);
                expected[8] = (Math.atan2(turn[2][1], turn[2][2]) + 2 * Math.PI) % (2 * Math.PI);
                expected[9] = Math.atan2(-pose[2], 1000 - pose[0]) - expected[7];
                compare(seen, expected, 28);
                for (int i = 0; i < 8; i++) {
                    assertEquals(Math.clamp(actions[8 * env + i], -1, 1), seen[52 + i]);
                }
            }
        }
    }

    /** What both tasks see alike: all but the angles (7 to 9), the feet (28 to 51) and the actions. */
    private static double[] common(AntFixture ants, int env, int[] order) {
        double[] pose = ants.pose(env);
        double[] velocity = ants.velocity(env);
        double[][] turn = AntBody.matrix(pose[3], pose[4], pose[5], pose[6]);
        double[] expected = new double[60];
        expected[0] = pose[2];
        System.arraycopy(AntBody.backwards(turn, velocity), 0, expected, 1, 3);
        System.arraycopy(velocity, 3, expected, 4, 3);
        expected[10] = turn[2][2];
        double distance = Math.hypot(1000 - pose[0], pose[1]);
        expected[11] = (turn[0][0] * (1000 - pose[0]) - turn[1][0] * pose[1]) / distance;
        for (int i = 0; i < 8; i++) {
            expected[12 + i] = withinRange(pose[7 + order[i]], order[i]);
            expected[20 + i] = 0.2 * velocity[6 + order[i]];
        }
        return expected;
    }

    /** From -1 to 1 over the joint's range: hips 40 degrees to both sides, ankles 30 to 100, mirrored for the second and third leg. */
    private static double withinRange(double angle, int joint) {
        double degrees = Math.toDegrees(angle);
        if (joint % 2 == 0) {
            return degrees / 40;
        }
        boolean mirrored = joint == 3 || joint == 5;
        return (mirrored ? degrees + 65 : degrees - 65) / 35;
    }

    private static double wrap(double angle) {
        return Math.atan2(Math.sin(angle), Math.cos(angle));
    }

    private static void compare(double[] seen, double[] expected, int count) {
        for (int i = 0; i < count; i++) {
            double tolerance = 1e-5 * Math.max(1, Math.abs(expected[i]));
            assertEquals(expected[i], seen[i], tolerance, "observation " + i);
        }
    }

    @Test
    void rewardsWhatIsaacLabDefines() {
        AntFixture ants = new AntFixture(LAB, 64, backend);
        start(ants);
        double[][] before = poses(ants);
        float[] actions = ants.step(random, 1.5);
        int compared = 0;
        for (int env = 0; env < 64; env++) {
            if (ants.environments.dones()[env] == 0) {
                double[] o = common(ants, env, BREADTH_FIRST);
                double expected = progress(before[env], ants.pose(env), STEP) + 0.5 + (o[10] > 0.93 ? 0.1 : 0);
                expected += 0.5 * (o[11] > 0.8 ? 1 : o[11] / 0.8);
                for (int i = 0; i < 8; i++) {
                    double action = actions[8 * env + i];
                    expected -= 0.005 * action * action + 0.05 * Math.abs(action * o[20 + i] * 5);
                    expected -= 0.1 * Math.clamp((Math.abs(o[12 + i]) - 0.99) / 0.01, 0, 1);
                }
                assertEquals(expected * STEP, ants.environments.rewards()[env], 2e-5);
                compared++;
            }
        }
        assertTrue(compared > 30, "compared " + compared);
    }

    @Test
    void rewardsWhatIsaacGymDefinesAndPaysTwoForAFall() {
        AntFixture ants = new AntFixture(GYM, 64, backend);
        start(ants);
        double[][] before = poses(ants);
        float[] actions = ants.step(random, 1.5);
        int falls = 0;
        for (int env = 0; env < 64; env++) {
            double expected = -2;
            if (ants.environments.dones()[env] == 0) {
                double[] o = common(ants, env, LEG_BY_LEG);
                expected = progress(before[env], ants.pose(env), GYM_STEP) + 0.5 + (o[10] > 0.93 ? 0.1 : 0);
                expected += 0.5 * (o[11] > 0.8 ? 1 : o[11] / 0.8);
                for (int i = 0; i < 8; i++) {
                    double action = Math.clamp(actions[8 * env + i], -1, 1);
                    expected -= 0.005 * action * action + 0.05 * Math.abs(action * o[20 + i]);
                    expected -= o[12 + i] > 0.99 ? 0.1 : 0;
                }
            } else {
                falls++;
            }
            assertEquals(expected, ants.environments.rewards()[env], 1e-3);
        }
        assertTrue(falls > 3 && falls < 40, falls + " fell");
    }

    /** Ants on and above the ground, some too low. */
    private void start(AntFixture ants) {
        ants.scatter(random, 0.25, 1);
        // a first step in which those far away are remembered where they now are
        ants.step(random, 0);
        ants.change((qpos, qvel) -> {
            for (int i = 0; i < 16; i++) {
                lieOnBack(qpos, 4 * i, 0.34f - 0.005f * i);
            }
        });
    }

    /** Legs up, so that the body may be low. */
    private static void lieOnBack(float[] qpos, int env, float height) {
        System.arraycopy(new float[] {height, 0, 1, 0, 0}, 0, qpos, env * AntFixture.POSITIONS + 2, 5);
    }

    private static double[][] poses(AntFixture ants) {
        double[][] poses = new double[ants.environments.count()][];
        for (int env = 0; env < poses.length; env++) {
            poses[env] = ants.pose(env);
        }
        return poses;
    }

    private static double progress(double[] before, double[] after, double step) {
        double then = Math.hypot(1000 - before[0], before[1]);
        double now = Math.hypot(1000 - after[0], after[1]);
        return (then - now) / step;
    }

    @ParameterizedTest
    @ValueSource(strings = {LAB, GYM})
    void feetInTheAirFeelWhatMovesThem(String task) {
        AntFixture ants = new AntFixture(task, 32, backend, "env.decimation", "1", "env.sim.dt", "0.0001");
        ants.scatter(random, 5, 6);
        // so short that damping at the start of the step and at its end are the same
        double step = 1e-4;
        double[][] poses = poses(ants);
        double[][] velocities = new double[32][];
        for (int env = 0; env < 32; env++) {
            velocities[env] = ants.velocity(env);
        }
        ants.step(random, 1);
        for (int env = 0; env < 32; env++) {
            double[] after = ants.velocity(env);
            double[] acceleration = new double[14];
            for (int i = 0; i < 14; i++) {
                acceleration[i] = (after[i] - velocities[env][i]) / step;
            }
            for (int leg = 0; leg < 4; leg++) {
                double[] wrench = wrench(poses[env], velocities[env], acceleration, leg, task.equals(LAB));
                for (int i = 0; i < 6; i++) {
                    double seen = ants.observation(env)[28 + 6 * leg + i];
                    double tolerance = 2e-3 * Math.max(1, Math.abs(wrench[i]));
                    assertEquals(0.1 * wrench[i], seen, tolerance, "foot " + leg + ", component " + i);
                }
            }
        }
    }

    /** The force and torque on a foot by differences in time: from its joint in the joint's frame, or altogether in its own. */
    private static double[] wrench(double[] pose, double[] velocity, double[] acceleration, int leg, boolean ofJoint) {
        double time = 1e-4;
        AntBody.Foot now = AntBody.foot(pose, velocity, leg);
        AntBody.Foot[] near = new AntBody.Foot[2];
        for (int i = 0; i < 2; i++) {
            double moment = i == 0 ? -time : time;
            double[] speed = velocity.clone();
            for (int k = 0; k < 14; k++) {
                speed[k] += acceleration[k] * moment;
            }
            near[i] = AntBody.foot(AntBody.moved(pose, velocity, acceleration, moment), speed, leg);
        }
        double[] force = new double[3];
        double[] torque = new double[3];
        double[] early = AntBody.momentum(near[0], leg);
        double[] late = AntBody.momentum(near[1], leg);
        for (int i = 0; i < 3; i++) {
            double second = (near[0].center()[i] - 2 * now.center()[i] + near[1].center()[i]) / (time * time);
            force[i] = AntBody.FOOT_MASS * (second + (ofJoint && i == 2 ? 9.81 : 0));
            torque[i] = (late[i] - early[i]) / (2 * time);
        }
        double[] lever = AntBody.plus(now.center(), now.origin(), -1);
        torque = AntBody.plus(torque, AntBody.cross(lever, force), 1);
        double[][] axes = ofJoint ? AntBody.times(now.turn(), jointFrame(leg)) : now.turn();
        double[] result = new double[6];
        System.arraycopy(AntBody.backwards(axes, force), 0, result, 0, 3);
        System.arraycopy(AntBody.backwards(axes, torque), 0, result, 3, 3);
        return result;
    }

    /** x along the ankle's axis, z up. */
    private static double[][] jointFrame(int leg) {
        double[] x = AntBody.ankleAxis(leg);
        return new double[][] {{x[0], -x[1], 0}, {x[1], x[0], 0}, {0, 0, 1}};
    }

    @Test
    void startsStandingWithinTheRangesOfIsaacLab() {
        AntFixture ants = new AntFixture(LAB, 1024, backend);
        double[] largest = starts(ants, new double[] {0, 45, 0, -45, 0, -45, 0, 45}, 0.5);
        assertTrue(largest[0] > 0.199 && largest[0] <= 0.2, "angles by up to " + largest[0]);
    }

    @Test
    void startsAtTheNearestLimitAndStaysInsideAsInIsaacGym() {
        AntFixture ants = new AntFixture(GYM, 1024, backend);
        double[] largest = starts(ants, new double[] {0, 30, 0, -30, 0, -30, 0, 30}, 0.44);
        assertTrue(largest[0] > 0.199 && largest[0] <= 0.2, "angles by up to " + largest[0]);
        assertTrue(largest[1] <= 1.00001, "joints stay within their ranges: " + largest[1]);
    }

    /** Returns the largest offset of an angle and the farthest joint within its range. */
    private static double[] starts(AntFixture ants, double[] degrees, double height) {
        float[] qpos = ants.state("qpos");
        float[] qvel = ants.state("qvel");
        double offset = 0;
        double within = 0;
        double fastest = 0;
        for (int env = 0; env < ants.environments.count(); env++) {
            int at = env * AntFixture.POSITIONS;
            float[] expected = {0, 0, (float) height, 1, 0, 0, 0};
            for (int i = 0; i < 7; i++) {
                assertEquals(expected[i], qpos[at + i]);
            }
            for (int i = 0; i < 8; i++) {
                double angle = qpos[at + 7 + i];
                offset = Math.max(offset, Math.abs(angle - Math.toRadians(degrees[i])) - 1e-6);
                within = Math.max(within, Math.abs(withinRange(angle, i)));
                double speed = Math.abs(qvel[env * AntFixture.VELOCITIES + 6 + i]);
                fastest = Math.max(fastest, speed);
            }
            for (int i = 0; i < 24; i++) {
                assertTrue(ants.environments.observations()[env * 60 + 28 + i] == 0f, "nothing is measured yet");
            }
        }
        assertTrue(fastest > 0.099 && fastest <= 0.1f, "speeds up to " + fastest);
        return new double[] {offset, within};
    }

    @Test
    void aFallEndsTheEpisodeAndProgressBeginsAnewAtTheStart() {
        AntFixture ants = new AntFixture(LAB, 4, backend);
        ants.change((qpos, qvel) -> {
            qpos[0] = 50f;
            qpos[AntFixture.POSITIONS] = 50f;
            lieOnBack(qpos, 1, 0.29f);
        });
        ants.step(random, 0);
        TaskEnvironments all = ants.environments;
        assertArrayEquals(new int[] {0, 1, 0, 0}, all.dones());
        assertArrayEquals(new int[] {0, 0, 0, 0}, all.timeOuts());
        assertEquals(1, all.finishedTerminations()[3], "torso_height");
        assertEquals(0.5, all.observations()[60], 1e-6, "the next episode has begun");
        ants.step(random, 0);
        double[] pose = ants.pose(1);
        double progress = progress(new double[] {0, 0}, pose, STEP);
        assertTrue(Math.abs(pose[0]) < 0.1 && Math.abs(progress) < 5);
        assertEquals((progress + 0.5 + 0.1 + 0.5) * STEP, all.rewards()[1], 1e-4 + 0.8 * STEP, "no leap of 50 m");
    }

    @Test
    void timesOutAfterSixteenSecondsAndAThousandSteps() {
        assertEquals(
                960, new AntFixture(LAB, 1, backend).environments.description().maximumEpisodeLength());
        assertEquals(
                1000, new AntFixture(GYM, 1, backend).environments.description().maximumEpisodeLength());
    }

    @ParameterizedTest
    @ValueSource(strings = {LAB, GYM})
    void goesOnExactlyFromASavedState(String task) {
        AntFixture first = new AntFixture(task, 8, backend);
        AntFixture second = new AntFixture(task, 8, backend);
        for (int i = 0; i < 100; i++) {
            first.step(random, 1);
        }
        List<NamedArray> saved = first.environments.saveState();
        second.environments.restoreState(saved);
        for (int i = 0; i < 100; i++) {
            float[] actions = first.step(random, 1);
            System.arraycopy(actions, 0, second.environments.actions(), 0, actions.length);
            second.environments.step();
            assertArrayEquals(first.environments.observations(), second.environments.observations());
            assertArrayEquals(first.environments.rewards(), second.environments.rewards());
        }
    }
}
