package sinew.sim.tasks.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import sinew.sim.kernel.Backend;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskEnvironments;
import sinew.sim.tasks.TaskRegistry;

/** Environments of an ant task whose states can be seen and set. */
final class AntFixture {
    static final int POSITIONS = 15;
    static final int VELOCITIES = 14;
    static final int OBSERVATIONS = 60;

    final TaskEnvironments environments;

    AntFixture(String task, int count, Backend backend, String... overrides) {
        TaskDefinition definition = TaskRegistry.standard().find(task);
        Settings settings =
                definition.environmentSettings().standards().with("env.scene.num_envs", Integer.toString(count));
        for (int i = 0; i < overrides.length; i += 2) {
            settings = settings.with(overrides[i], overrides[i + 1]);
        }
        environments = definition.create(settings, 7, backend);
        environments.reset();
    }

    float[] state(String name) {
        return environments.saveState().stream()
                .filter(array -> array.name().equals(name))
                .map(array -> (float[]) array.array())
                .findFirst()
                .orElseThrow();
    }

    double[] pose(int env) {
        return part(state("qpos"), env, POSITIONS);
    }

    double[] velocity(int env) {
        return part(state("qvel"), env, VELOCITIES);
    }

    double[] observation(int env) {
        return part(environments.observations(), env, OBSERVATIONS);
    }

    private static double[] part(float[] all, int env, int size) {
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = all[env * size + i];
        }
        return result;
    }

    /** Changes positions and velocities. */
    void change(BiConsumer<float[], float[]> change) {
        List<NamedArray> saved = new ArrayList<>(environments.saveState());
        change.accept(array(saved, "qpos"), array(saved, "qvel"));
        environments.restoreState(saved);
    }

    private static float[] array(List<NamedArray> saved, String name) {
        return (float[]) saved.stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array();
    }

    /** Puts every environment into a random state: anywhere, turned anyhow, joints within their ranges, everything moving. */
    void scatter(Random random, double lowest, double highest) {
        change((qpos, qvel) -> {
            for (int env = 0; env < environments.count(); env++) {
                int at = env * POSITIONS;
                qpos[at] = (float) (20 * random.nextGaussian());
                qpos[at + 1] = (float) (20 * random.nextGaussian());
                qpos[at + 2] = (float) (lowest + (highest - lowest) * random.nextDouble());
                turn(random, qpos, at + 3);
                for (int leg = 0; leg < 4; leg++) {
                    double bent = 0.6 + random.nextDouble();
                    qpos[at + 7 + 2 * leg] = (float) (1.2 * random.nextDouble() - 0.6);
                    qpos[at + 8 + 2 * leg] = (float) (leg == 0 || leg == 3 ? bent : -bent);
                }
                for (int i = 0; i < VELOCITIES; i++) {
                    qvel[env * VELOCITIES + i] = (float) (2 * random.nextGaussian());
                }
            }
        });
    }

    private static void turn(Random random, float[] qpos, int at) {
        double[] q = random.doubles(4, -1, 1).toArray();
        double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        for (int i = 0; i < 4; i++) {
            qpos[at + i] = (float) (q[i] / norm);
        }
    }

    /** Takes a step with random actions and gives them. */
    float[] step(Random random, double size) {
        float[] actions = environments.actions();
        for (int i = 0; i < actions.length; i++) {
            actions[i] = (float) (size * random.nextGaussian());
        }
        environments.step();
        return actions.clone();
    }
}
