package sinew.app.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sinew.app.run.Device;
import sinew.app.run.RunPlan;
import sinew.app.run.RunSettings;
import sinew.learning.checkpoint.CheckpointFinder;
import sinew.learning.log.RunDirectory;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;

/**
 * The options that say which task runs with which settings. Files come first, then {@code key=value} words, then flags: what is
 * further right in this order wins.
 */
final class TaskOptions {
    private static final int LARGEST_RANDOM_SEED = 10_000;

    @Option(names = "--task", paramLabel = "ID", description = "The task; 'sinew tasks' lists them.")
    @Nullable
    String task;

    @Option(names = "--num_envs", paramLabel = "N", description = "How many environments run side by side.")
    @Nullable
    String environments;

    @Option(names = "--env_spacing", paramLabel = "M", description = "Their distance in the picture, in m.")
    @Nullable
    String spacing;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all random numbers; -1 draws one.")
    @Nullable
    String seed;

    @Option(names = "--device", paramLabel = "DEVICE", description = "cpu, cuda or cuda:N; standard: cpu.")
    @Nullable
    String device;

    @Option(names = "--experiment_name", paramLabel = "NAME", description = "The folder of the runs below the logs.")
    @Nullable
    String experiment;

    @Option(names = "--logs", paramLabel = "DIR", description = "The folder for experiments; standard: logs.")
    Path logs = RunPlan.STANDARD_LOGS;

    @Option(names = "--load_run", paramLabel = "REGEX", description = "The run to load; standard: the newest.")
    @Nullable
    String run;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE|REGEX",
            description = "The checkpoint to load; standard: the last one of the run.")
    @Nullable
    String checkpoint;

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file with settings below env: and agent:.")
    @Nullable
    Path config;

    @Option(
            names = "--agent_cfg_path",
            paramLabel = "FILE",
            description = "A JSON or YAML file with agent settings (algorithm, policy).")
    @Nullable
    Path agentConfig;

    @Parameters(
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Settings such as agent.algorithm.learning_rate=0.001 or num_envs=64.")
    List<String> words = new ArrayList<>();

    /** What the options come to. */
    record Choice(TaskDefinition task, Settings settings, Device device, Overrides overrides) {}

    /**
     * Reads files, words and flags in their order.
     *
     * @param tasks the tasks there are
     * @param moreFlags further flags that stand for settings: texts or nothing, by path
     */
    Choice choose(TaskRegistry tasks, Map<String, Named> moreFlags) {
        Overrides overrides = Overrides.parse(words);
        String name = Optional.ofNullable(task)
                .or(() -> overrides.flag("task"))
                .orElseThrow(
                        () -> new SettingsException(
                                "Which task? Name it with --task, for example --task Isaac-Cartpole-v0; 'sinew tasks' lists all."));
        TaskDefinition definition = tasks.find(name);
        Settings settings = RunSettings.schema(definition).standards();
        if (config != null) {
            settings = settings.mergeYaml(text(config, "--config"), config.toString(), "");
        }
        if (agentConfig != null) {
            settings =
                    RunSettings.mergeAgentFile(settings, text(agentConfig, "--agent_cfg_path"), agentConfig.toString());
        }
        for (Map.Entry<String, String> override : overrides.settings().entrySet()) {
            settings = settings.with(override.getKey(), override.getValue());
        }
        for (Map.Entry<String, Named> flag : flags(overrides, moreFlags).entrySet()) {
            settings = applied(settings, flag.getKey(), flag.getValue());
        }
        String where =
                Optional.ofNullable(device).or(() -> overrides.flag("device")).orElse("cpu");
        return new Choice(definition, settings, Device.parse(where), overrides);
    }

    /**
     * Finds the checkpoint to go on from: a file, or the last one that the expressions for run and file choose.
     *
     * @param choice what is run
     * @param wanted whether one is wanted although neither run nor checkpoint is named
     */
    Optional<Path> checkpointToLoad(Choice choice, boolean wanted) {
        Optional<String> file =
                Optional.ofNullable(checkpoint).or(() -> choice.overrides().flag("checkpoint"));
        if (!wanted && file.isEmpty() && run == null) {
            return Optional.empty();
        }
        if (file.isPresent() && (Files.exists(Path.of(file.get())) || file.get().indexOf('/') >= 0)) {
            return Optional.of(Path.of(file.get()));
        }
        Path folder = RunDirectory.experiment(
                logs, AgentLibrary.RSL_RL, choice.settings().text("agent.experiment_name"));
        return Optional.of(CheckpointFinder.find(
                folder, run == null ? CheckpointFinder.ANY_RUN : run, file.orElse(CheckpointFinder.ANY_CHECKPOINT)));
    }

    boolean namesEnvironments(Overrides overrides) {
        return environments != null
                || overrides.flag("num_envs").isPresent()
                || overrides.settings().containsKey("env.scene.num_envs");
    }

    /** A flag's name and what was typed behind it, if anything. */
    record Named(String flag, @Nullable String text) {}

    private Map<String, Named> flags(Overrides overrides, Map<String, Named> more) {
        Map<String, Named> flags = new LinkedHashMap<>();
        flags.put("env.scene.num_envs", new Named("--num_envs", environments));
        flags.put("env.scene.env_spacing", new Named("--env_spacing", spacing));
        flags.put("agent.seed", new Named("--seed", seed));
        flags.put("agent.experiment_name", new Named("--experiment_name", experiment));
        flags.putAll(more);
        flags.replaceAll((_, flag) -> flag.text() != null
                ? flag
                : overrides
                        .flag(flag.flag().substring(2))
                        .map(text -> new Named(flag.flag().substring(2), text))
                        .orElse(flag));
        return flags;
    }

    private static Settings applied(Settings settings, String path, Named flag) {
        String typed = flag.text();
        if (typed == null) {
            return settings;
        }
        boolean drawn = path.equals("agent.seed") && typed.strip().equals("-1");
        String text = drawn ? Integer.toString(new SplittableRandom().nextInt(LARGEST_RANDOM_SEED + 1)) : typed;
        try {
            return settings.with(path, text);
        } catch (SettingsException wrong) {
            throw new SettingsException(flag.flag() + ": " + wrong.getMessage(), wrong);
        }
    }

    private static String text(Path file, String flag) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new SettingsException(flag + ": there is no file " + file + ".", missing);
        } catch (AccessDeniedException denied) {
            throw new SettingsException(
                    flag + ": you may not read " + file + " (permission denied); give yourself the right to read it.",
                    denied);
        } catch (CharacterCodingException binary) {
            throw new SettingsException(flag + ": " + file + " is not a text file in UTF-8.", binary);
        } catch (IOException unreadable) {
            throw new SettingsException(flag + ": " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
