package sinew.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.sim.tasks.TaskRegistry;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trian                                           | there is no command 'trian'. Did you mean 'train'?
            --hlep                                          | there is no flag '--hlep'. Did you mean '--help'?
            train --tsk Cartpole                            | there is no flag '--tsk'. Did you mean '--task'?
            train --num-envs 4                              | there is no flag '--num-envs'. Did you mean '--num_envs'?
            train --headless                                | Which task? Name it with --task
            train --headless --task Isaac-Cartpol-v0        | There is no task 'Isaac-Cartpol-v0'. Did you mean 'Isaac-Cartpole-v0'?
            train --headless Cartpool                       | There is no task 'Cartpool'. Did you mean 'Cartpole'?
            train --headless Cartpole --num_envs -4         | --num_envs: env.scene.num_envs is -4; expected a whole number between 1 and
            train --headless Cartpole --num_envs many       | --num_envs: env.scene.num_envs is "many"; expected a whole number
            train --headless Cartpole --device gpu          | device is "gpu"; expected cpu, cuda or cuda:N
            train --headless Cartpole --seed -2             | --seed: agent.seed is -2; expected a whole number
            train headless=perhaps Cartpole                 | headless is "perhaps"; expected true or false.
            train --headless Cartpole num_env=4             | There is no key 'num_env'. Did you mean 'num_envs'?
            train --headless Cartpole task=Ant              | 'task' says that task is Ant, but it is already Cartpole
            train --headless Cartpole agent.sed=4           | There is no setting 'agent.sed'. Did you mean 'agent.seed'?
            train --headless Cartpole agent.algorithm.learning_rate=fast | agent.algorithm.learning_rate is "fast"; expected a decimal number between
            train --headless Cartpole --config none.yaml    | --config: there is no file none.yaml.
            train --headless Cartpole --video               | --video: recording is not supported yet; leave it out.
            train --headless Cartpole --distributed         | --distributed: training on several GPUs is not supported yet
            train --headless Cartpole --logger=wandb        | --logger: is not supported; Sinew always writes TensorBoard
            train --headless Cartpole --resume --logs none  | train first
            play Cartpole --checkpoint none.safetensors --logs none | train first
            play Cartpole --episodes 0                      | --episodes is 0; expected a whole number of at least 1.
            bench --num_envs 0                              | env.scene.num_envs is 0; expected a whole number
            bench --repeats 0                               | --repeats at least 1
            bench --scenario lerner                         | There is no scenario 'lerner'. Did you mean 'learner'? Expected simulation, learner, training.
            bench --scenario learner --network lft          | There is no network 'lft'. Did you mean 'lift'? Expected h1-rough, go2-flat, lift, cartpole, or all.
            bench --scenario learner --num_envs 0           | --num_envs is "0"; expected a whole number of at least 1.
            bench --precision fp16                          | precision is "fp16"; expected fp32, tf32 or bf16.
            bench --scenario training --agent rsl           | There are no agent settings 'rsl'
            bench --scenario training --draw                | --draw needs --watch full or --watch partial
            bench --model cartpol                           | There is no file cartpol
            bench --model cartpole --num_envs none          | --num_envs is "none"; expected a whole number of at least 1.
            bench --model cartpole --gpu-layout 32          | --gpu-layout takes two or three numbers; there are 1.
            bench --model cartpole --controls 2             | --controls takes a number from 0 to 1; it is 2.0.
            simulate                                        | Missing required parameter: 'MODEL'
            simulate cartpol                                | There is no file cartpol; name an MJCF or URDF file or a bundled model (ant, ant_gym, cartpole). Did you mean 'cartpole'?
            simulate cartpole --ctrl 1,2                    | --ctrl has 2 numbers; the model has 1 controls (nu).
            simulate cartpole --qpos=-1                     | --qpos has 1 numbers; the model has 2 positions (nq).
            simulate cartpole --key upright                 | --key: the model has no keyframe "upright"; it has 0.
            simulate cartpole --steps 10,1                  | --steps must be whole numbers from 0 in ascending order; they are [10, 1].
            simulate cartpole --device cpuu                 | device is "cpuu"; expected cpu, cuda or cuda:N with the number of a GPU. Did you mean 'cpu'?
            models cartpol                                  | There is no file cartpol
            tasks Cartpool                                  | There is no task 'Cartpool'. Did you mean 'Cartpole'?
            """)
    void mistakesAreAnsweredWithWhatIsRight(String line, String answer) {
        assertEquals(2, run(line.split(" +", -1)), err::toString);
        assertTrue(err.toString().contains(answer), err::toString);
        assertTrue(err.toString().contains("--help' tells what can be said."), err::toString);
    }

    @Test
    void brokenFilesAreNamedWithTheirLine() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "agent:\n  algorithm: [1,\n");
        assertEquals(2, run("train", "--headless", "Cartpole", "--config", broken.toString()));
        assertTrue(err.toString().contains(broken + ", line 3, column 1: this is not valid YAML"), err::toString);

        Path wrong = Files.writeString(folder.resolve("agent.json"), "{\"algorithm\":\n {\"gama\": 0.9}}");
        assertEquals(2, run("train", "--headless", "Cartpole", "--agent_cfg_path", wrong.toString()));
        assertTrue(
                err.toString().contains(wrong + ", line 2: There is no setting 'agent.algorithm.gama'."),
                err::toString);

        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(2, run("train", "--headless", "Cartpole", "--config", binary.toString()));
        assertTrue(err.toString().contains("is not a text file in UTF-8"), err::toString);
    }

    @Test
    void whatMayNotBeReadIsNamedWithWhatToDo() throws IOException {
        Path own = Files.writeString(folder.resolve("model_0.safetensors"), "secret");
        boolean forbidden = own.toFile().setReadable(false) && !Files.isReadable(own);
        // the administrator may read everything but what the system only lets be written
        String file = forbidden ? own.toString() : "/sys/bus/cpu/drivers_probe";
        assumeTrue(forbidden || Files.exists(Path.of(file)), "nothing here is forbidden to be read by this user");
        String denied = "Cannot use checkpoint " + file + ": you may not read it (permission denied); give yourself";
        assertEquals(2, run("play", "Cartpole", "--checkpoint", file));
        assertTrue(err.toString().contains(denied), err::toString);
        assertEquals(2, run("train", "--headless", "Cartpole", "--logs", "" + folder, "--checkpoint", file));
        assertTrue(err.toString().contains(denied), err::toString);
        assertEquals(2, run("train", "--headless", "Cartpole", "--config", file));
        assertTrue(err.toString().contains("--config: you may not read " + file), err::toString);
    }

    @Test
    void aMissingGpuIsAFailureThatSaysWhy() {
        assertEquals(1, run("bench", "--device", "cuda:77"));
        assertTrue(err.toString().startsWith("sinew: There is no device 'cuda:77'."), err::toString);
    }

    @Test
    void tasksAndTheirSettingsAreListed() {
        assertEquals(0, run("tasks"));
        assertTrue(out.toString().contains("Isaac-Cartpole-v0"), out::toString);
        assertEquals(0, run("tasks", "cartpole"));
        assertTrue(out.toString().contains("agent.policy.actor_hidden_dims=[32, 32]"), out::toString);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of("train", "play", "tasks", "bench", "gui")) {
            assertEquals(0, run(command, "--help"));
            assertTrue(out.toString().contains("Usage: sinew " + command), out::toString);
        }
        assertEquals(0, run("--version"));
        assertTrue(out.toString().contains("Sinew "), out::toString);
    }

    @Test
    void aBenchmarkWritesItsNumbers() throws IOException {
        Path json = folder.resolve("new/bench.json");
        assertEquals(
                0,
                run(
                        "bench",
                        "--num_envs",
                        "4,8",
                        "--steps",
                        "3",
                        "--repeats",
                        "1",
                        "--parity",
                        "5",
                        "--json",
                        "" + json),
                err::toString);
        assertTrue(out.toString().contains("parity with the CPU over 5 steps: largest relative difference per step 0"));
        assertTrue(out.toString().contains("Isaac-Cartpole-v0  8 environments  CPU"), out::toString);
        assertTrue(Files.readString(json).contains("\"environments\": 8"));
    }

    @Test
    void aLearnerAloneAndAWholeTrainingAreMeasured() throws IOException {
        Path json = folder.resolve("learning.json");
        String[] options = {
            "--scenario", "learner,training", "--network", "cartpole", "--num_envs", "16", "--repeats", "1"
        };
        String[] words = with(options, "bench", "--watch", "partial", "--draw", "--json", json.toString());
        assertEquals(0, run(words), err::toString);
        assertTrue(out.toString().contains("learner cartpole  16 environments x 16 steps  CPU"), out::toString);
        assertTrue(out.toString().contains("training Isaac-Cartpole-v0  16 environments  CPU"), out::toString);
        assertTrue(out.toString().contains(" pictures drawn by "), out::toString);
        String numbers = Files.readString(json);
        List<String> keys =
                List.of("rollout_ms", "update_ms", "update_tflops", "collection_ms", "steps_per_second", "drawn_by");
        for (String key : keys) {
            assertTrue(numbers.contains("\"" + key + "\": "), numbers);
        }
    }

    @Test
    void aBenchmarkOfPhysicsAloneWritesItsNumbers() throws IOException {
        Path json = folder.resolve("physics.json");
        assertEquals(
                0,
                run(
                        "bench",
                        "--model",
                        "cartpole",
                        "--num_envs",
                        "4",
                        "--steps",
                        "3",
                        "--repeats",
                        "1",
                        "--json",
                        "" + json),
                err::toString);
        assertTrue(out.toString().contains("cartpole  4 environments  CPU"), out::toString);
        assertTrue(Files.readString(json).contains("\"timesteps_per_second\": "));
    }

    @Test
    void trainingSavesResumesAndPlays() throws IOException {
        String[] common = {"--task", "Isaac-Cartpole-v0", "--num_envs", "8", "--logs", folder.toString()};
        assertEquals(
                0,
                run(with(common, "train", "--headless", "--max_iterations", "3", "--run_name", "first", "seed=7")),
                err::toString);
        assertTrue(out.toString().contains("Exact experiment name requested from command line: 20"), out::toString);
        assertTrue(out.toString().contains("8 environments on CPU"), out::toString);
        assertTrue(out.toString().contains("seed 7"), out::toString);
        assertTrue(out.toString().contains("Learning iteration 2/3"), out::toString);
        assertTrue(out.toString().contains("model_2.safetensors"), out::toString);

        assertEquals(
                0,
                run(with(common, "train", "--headless", "--max_iterations", "1", "--resume", "--run_name", "second")),
                err::toString);
        assertTrue(out.toString().contains("Learning iteration 3/4"), out::toString);
        assertTrue(out.toString().contains("seed 7"), out::toString);

        assertEquals(0, run(with(common, "play", "--episodes", "8")), err::toString);
        assertTrue(out.toString().contains("model_3.safetensors"), out::toString);
        assertTrue(out.toString().contains("Episodes: 8"), out::toString);

        Path checkpoint = only("*_second", "model_3.safetensors");
        Path torn = folder.resolve("torn.safetensors");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(checkpoint), 9000));
        assertEquals(2, run(with(common, "play", "--checkpoint", torn.toString())));
        assertTrue(err.toString().contains("Cannot use checkpoint " + torn), err::toString);
    }

    @Test
    void aResumedOrReplayedRunHasTheSettingsOfTheCheckpointUnlessToldOtherwise() {
        String[] common = {"Isaac-Cartpole-v0", "--logs", folder.toString()};
        String[] first = {
            "--num_envs", "8", "--max_iterations", "1", "agent.algorithm.gamma=0.5", "env.episode_length_s=2.5"
        };
        assertEquals(0, run(with(common, "train", with(first, "--headless"))), err::toString);
        assertEquals(
                0, run(with(common, "train", "--headless", "--resume", "agent.algorithm.gamma=0.6")), err::toString);
        String taken = "[INFO] Settings other than the task's standards: env.scene.num_envs=8 env.episode_length_s=2.5 "
                + "agent.max_iterations=1 agent.algorithm.gamma=0.6";
        assertTrue(out.toString().contains(taken), out::toString);
        assertTrue(out.toString().contains("8 environments on CPU"), out::toString);
        assertEquals(0, run(with(common, "play", "--episodes", "1", "num_envs=1")), err::toString);
        assertTrue(out.toString().contains("env.scene.num_envs=1 env.episode_length_s=2.5"), out::toString);
    }

    @Test
    void aRunThatCannotBeginLeavesNoFolderBehind() throws IOException {
        String[] common = {"Isaac-Cartpole-v0", "--logs", folder.toString(), "--headless", "--num_envs", "4"};
        assertEquals(0, run(with(common, "train", "--max_iterations", "1")), err::toString);
        String[] wrong = {"--resume", "agent.policy.actor_hidden_dims=[8]"};
        assertEquals(1, run(with(common, "train", wrong)));
        assertTrue(err.toString().contains("network sizes?"), err::toString);
        try (Stream<Path> runs = Files.list(folder.resolve("rsl_rl/cartpole"))) {
            assertEquals(1, runs.count());
        }
        String[] other = {"Isaac-Ant-v0", "--logs", folder.toString(), "--headless", "--num_envs", "4"};
        String checkpoint = only("*", "model_0.safetensors").toString();
        assertEquals(1, run(with(other, "train", "--checkpoint", checkpoint)));
        assertTrue(err.toString().contains("It was trained on Isaac-Cartpole-v0, not on Isaac-Ant-v0."), err::toString);
    }

    @Test
    void laterSourcesOfSettingsWin() throws IOException {
        Path config = Files.writeString(folder.resolve("all.yaml"), """
                env: {scene: {num_envs: 5}}
                agent: {seed: 1, save_interval: 9, algorithm: {gamma: 0.5}}
                """);
        Path agent = Files.writeString(folder.resolve("agent.json"), """
                {"policy": {"class_name": "ActorCritic", "activation": "relu"},
                 "algorithm": {"class_name": "PPO", "gamma": 0.6, "num_mini_batches": 2}}
                """);
        assertEquals(
                0,
                run(
                        "train",
                        "task=Cartpole",
                        "headless=True",
                        "--config",
                        "" + config,
                        "--agent_cfg_path",
                        "" + agent,
                        "--logs",
                        "" + folder,
                        "agent.algorithm.gamma=0.7",
                        "num_envs=6",
                        "--seed",
                        "3",
                        "seed=2",
                        "max_iterations=1"),
                err::toString);
        Path parameters = only("*", "params");
        String yaml = Files.readString(parameters.resolve("agent.yaml"));
        assertTrue(yaml.contains("seed: 3\n"), yaml);
        assertTrue(yaml.contains("save_interval: 9\n"), yaml);
        assertTrue(yaml.contains("gamma: 0.7\n"), yaml);
        assertTrue(yaml.contains("activation: relu\n"), yaml);
        assertTrue(yaml.contains("num_mini_batches: 2\n"), yaml);
        assertTrue(Files.readString(parameters.resolve("env.yaml")).contains("num_envs: 6\n"));
        assertTrue(Files.readString(parameters.resolveSibling("command.txt")).startsWith("sinew train task=Cartpole"));
    }

    /** The one file of that name in the one run whose name fits. */
    private Path only(String run, String name) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("rsl_rl/cartpole"))) {
            return runs.filter(path -> path.getFileName().toString().endsWith(run.substring(1)))
                    .findFirst()
                    .orElseThrow()
                    .resolve(name);
        }
    }

    private static String[] with(String[] common, String command, String... more) {
        return Stream.of(Stream.of(command), Stream.of(common), Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(TaskRegistry.standard(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
