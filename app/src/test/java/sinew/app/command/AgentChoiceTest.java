package sinew.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.app.run.RunSettings;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;

class AgentChoiceTest {
    private final TaskRegistry tasks = TaskRegistry.standard();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --agent rl_game                            | There are no agent settings 'rl_game'. Did you mean 'rl_games'?
            --agent skrl_cfg_entry_point               | Expected one of rsl_rl, rl_games, sb3.
            --agent sb3 --rl_library rl_games          | --agent says sb3, --rl_library says rl_games. Keep one of them.
            --agent sb3 agent.params.seed=1            | 'agent.params.seed' is a setting of rl_games, but the agent has those of sb3; add --agent rl_games
            agent.n_epochs=1                           | 'agent.n_epochs' is a setting of sb3, but the agent has those of rsl_rl; add --agent sb3
            --agent rl_games --num_envs 64             | agent.params.config.minibatch_size is 8192, but a rollout of 16 steps (horizon_length) in 64 environments has 1024 samples, which cannot be cut into mini-batches of that size; set it to 1024
            --agent rl_games --max_iterations 0        | --max_iterations: agent.params.config.max_epochs is 0; expected
            --agent sb3 --max_iterations few           | --max_iterations: the number of iterations is "few"; expected a whole number
            --agent sb3 --max_iterations 2 --seed -2   | --seed: agent.seed is -2
            --agent sb3 agent.use_sde=True             | agent.use_sde is 'True'; only false is supported.
            """)
    void whatDoesNotGoTogetherIsRefused(String line, String answer) {
        String[] words = ("train --headless Cartpole " + line.strip()).split(" +", -1);
        assertEquals(2, run(words), err::toString);
        assertTrue(err.toString().contains(answer), err::toString);
    }

    @Test
    void aFileOfAnotherLibraryIsNoticed() throws IOException {
        Path file = Files.writeString(folder.resolve("sb3.yaml"), "n_steps: 8\n");
        assertEquals(2, run("train", "--headless", "Cartpole", "--agent", "rl_games", "--agent_cfg_path", "" + file));
        assertTrue(err.toString().contains("--agent says rl_games, " + file + " says sb3. Keep one"), err::toString);
    }

    @Test
    void settingsOfEveryLibraryAreListed() {
        assertEquals(0, run("tasks", "Cartpole", "--agent", "rl_games_cfg_entry_point"), err::toString);
        assertTrue(out.toString().contains("agent.params.config.minibatch_size=8192\n"), out::toString);
        assertTrue(out.toString().contains("settings for rsl_rl, rl_games, sb3."), out::toString);
        assertEquals(0, run("tasks", "Cartpole", "--agent", "sb3"));
        assertTrue(out.toString().contains("agent.experiment_name=Isaac-Cartpole-v0\n"), out::toString);
        assertTrue(out.toString().contains("agent.policy_kwargs.activation_fn=nn.ELU\n"), out::toString);
    }

    @Test
    void everyTasksOwnSettingsCanBeLearnedBy() {
        for (TaskDefinition task : tasks.all()) {
            assertTrue(AgentLibrary.words().containsAll(task.agentLibraries()), task::id);
            for (String library : task.agentLibraries()) {
                RunSettings.check(
                        RunSettings.schema(task, AgentLibrary.of(library)).standards());
            }
        }
    }

    @Test
    void isaacGymsAntLearnsByTheRulesOfRlGames() {
        assertEquals(AgentLibrary.RL_GAMES, RunSettings.standardLibrary(tasks.find("Ant")));
    }

    @Test
    void aRunOfRlGamesIsResumedAndPlayedWithoutNamingItAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("ant.yaml"), """
                params:
                  seed: ${...seed}
                  config:
                    name: ${resolve_default:pole,${....experiment}}
                    minibatch_size: 64
                    max_epochs: ${resolve_default:500,${....max_iterations}}
                """);
        String[] common = {"--task", "Isaac-Cartpole-v0", "--num_envs", "8", "--logs", folder.toString()};
        assertEquals(
                0,
                run(with(common, "train", "--headless", "--agent_cfg_path", "" + file, "--max_iterations", "2")),
                err::toString);
        assertTrue(out.toString().contains("8 environments on CPU"), out::toString);
        assertTrue(out.toString().contains("agent of rl_games, seed 42"), out::toString);
        Path run = only(folder.resolve("rl_games").resolve("pole"));
        assertTrue(
                Files.readString(run.resolve("params").resolve("agent.yaml")).startsWith("library: rl_games\nparams:"));

        String checkpoint = run.resolve("model_1.safetensors").toString();
        assertEquals(0, run(with(common, "play", "--episodes", "8", "--checkpoint", checkpoint)), err::toString);
        assertEquals(
                0,
                run(with(
                        common,
                        "train",
                        "--headless",
                        "--resume",
                        "--checkpoint",
                        checkpoint,
                        "--max_iterations",
                        "1",
                        "train.params.config.minibatch_size=64")),
                err::toString);
        assertTrue(out.toString().contains("Learning iteration 2/3"), out::toString);
        assertEquals(2, run(with(common, "train", "--headless", "--agent", "sb3", "--checkpoint", checkpoint)));
        assertTrue(err.toString().contains("--agent says sb3, " + checkpoint + " says rl_games."), err::toString);

        assertEquals(2, run(with(common, "play", "--experiment_name", "pole")));
        assertTrue(err.toString().contains("add --agent rl_games."), err::toString);
    }

    @Test
    void aRunOfStableBaselinesCountsIterationsToo() throws IOException {
        String[] line = {
            "train",
            "--headless",
            "--agent",
            "sb3",
            "Cartpole",
            "--num_envs",
            "4",
            "--logs",
            folder.toString(),
            "agent.batch_size=32",
            "agent.n_epochs=2",
            "--max_iterations",
            "3"
        };
        assertEquals(0, run(line), err::toString);
        assertTrue(out.toString().contains("Learning iteration 2/3"), out::toString);
        only(folder.resolve("sb3").resolve("Isaac-Cartpole-v0"));
    }

    private static Path only(Path experiment) throws IOException {
        try (Stream<Path> runs = Files.list(experiment)) {
            List<Path> all = runs.toList();
            assertEquals(1, all.size());
            return all.getFirst();
        }
    }

    private static String[] with(String[] common, String... words) {
        return Stream.concat(Stream.of(words), Stream.of(common)).toArray(String[]::new);
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(tasks, new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
