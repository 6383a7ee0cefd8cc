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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sinew.app.run.Device;
import sinew.app.run.RunPlan;
import sinew.app.run.RunSettings;
import sinew.app.run.TrainedSettings;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointFinder;
import sinew.learning.log.RunDirectory;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
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
    private static final String CONFIG = "--config";
    private static final String AGENT_CONFIG = "--agent_cfg_path";

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

    @Option(names = CONFIG, paramLabel = "FILE", description = "A YAML file with settings below env: and agent:.")
    @Nullable
    Path config;

    @Option(
            names = AGENT_CONFIG,
            paramLabel = "FILE",
            description = "A JSON or YAML file with agent settings, as the library's own files have them.")
    @Nullable
    Path agentConfig;

    @Option(
            names = "--agent",
            paramLabel = "LIBRARY",
            description = "Whose agent settings and rules: rsl_rl, rl_games or sb3; standard: the task's first.")
    @Nullable
    String agent;

    @Option(names = "--rl_library", paramLabel = "LIBRARY", description = "The same as --agent.")
    @Nullable
    String library;

    @Parameters(
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Settings such as agent.algorithm.learning_rate=0.001 or num_envs=64.")
    List<String> words = new ArrayList<>();

    /** What the options come to. */
    record Choice(
            TaskDefinition task,
            Settings settings,
            Device device,
            Overrides overrides,
            Optional<Checkpoint> checkpoint) {}

    /**
     * Reads files, words and flags in their order. What they do not name is as in the checkpoint, if there is one, else the
     * task's standard.
     *
     * @param tasks the tasks there are
     * @param moreFlags further flags that stand for settings: texts or nothing, by what says their path
     * @param checkpointWanted whether a checkpoint is to be found although neither run nor checkpoint is named
     */
    Choice choose(
            TaskRegistry tasks, Map<Function<AgentLibrary.Paths, String>, Named> moreFlags, boolean checkpointWanted) {
        Overrides overrides = Overrides.parse(words);
        String name = Optional.ofNullable(task)
                .or(() -> overrides.flag("task"))
                .orElseThrow(
                        () -> new SettingsException(
                                "Which task? Name it with --task, for example --task Isaac-Cartpole-v0; 'sinew tasks' lists all."));
        TaskDefinition definition = tasks.find(name);
        AgentLibrary chosen = library(overrides).orElse(RunSettings.standardLibrary(definition));
        Settings standards = RunSettings.schema(definition, chosen).standards();
        Settings settings = merged(standards, overrides, moreFlags);
        Optional<Checkpoint> start = checkpointToLoad(definition, settings, overrides, checkpointWanted)
                .map(Checkpoint::read);
        if (start.isPresent()) {
            Settings trained = TrainedSettings.of(start.get(), definition, standards);
            settings = merged(trained, overrides, moreFlags);
        }
        String where =
                Optional.ofNullable(device).or(() -> overrides.flag("device")).orElse("cpu");
        return new Choice(definition, settings, Device.parse(where), overrides, start);
    }

    /** Changes what files, words and flags name. */
    private Settings merged(
            Settings before, Overrides overrides, Map<Function<AgentLibrary.Paths, String>, Named> moreFlags) {
        Settings settings = before;
        if (config != null) {
            settings = RunSettings.mergeFile(settings, text(config, CONFIG), config.toString(), "");
        }
        if (agentConfig != null) {
            settings = RunSettings.mergeFile(
                    settings, text(agentConfig, AGENT_CONFIG), agentConfig.toString(), AgentLibrary.PREFIX);
        }
        for (Map.Entry<String, String> override : overrides.settings().entrySet()) {
            settings = RunSettings.with(settings, override.getKey(), override.getValue());
        }
        for (Map.Entry<String, Named> flag :
                flags(AgentLibrary.of(before).paths(), overrides, moreFlags).entrySet()) {
            settings = applied(settings, flag.getKey(), flag.getValue());
        }
        return settings;
    }

    /** Finds the checkpoint to go on from: a file, or the last one that the expressions for run and file choose. */
    private Optional<Path> checkpointToLoad(
            TaskDefinition definition, Settings settings, Overrides overrides, boolean wanted) {
        Optional<String> file = checkpoint(overrides);
        if (!wanted && file.isEmpty() && run == null) {
            return Optional.empty();
        }
        if (file.isPresent() && (Files.exists(Path.of(file.get())) || file.get().indexOf('/') >= 0)) {
            return Optional.of(Path.of(file.get()));
        }
        Path folder = experimentFolder(definition, settings);
        return Optional.of(CheckpointFinder.find(
                folder, run == null ? CheckpointFinder.ANY_RUN : run, file.orElse(CheckpointFinder.ANY_CHECKPOINT)));
    }

    private Path experimentFolder(TaskDefinition definition, Settings settings) {
        AgentLibrary chosen = AgentLibrary.of(settings);
        Path folder = RunDirectory.experiment(
                logs, chosen, settings.text(chosen.paths().experiment()));
        if (!Files.isDirectory(folder)) {
            for (AgentLibrary other : AgentLibrary.values()) {
                Path others = otherFolder(definition, other);
                if (other != chosen && Files.isDirectory(others)) {
                    throw new SettingsException("There are no runs in " + folder + ", but there are some in " + others
                            + "; add --agent " + other.word() + ".");
                }
            }
        }
        return folder;
    }

    private Path otherFolder(TaskDefinition definition, AgentLibrary other) {
        Settings standards = RunSettings.schema(definition, other).standards();
        String standard = standards.text(other.paths().experiment());
        return RunDirectory.experiment(logs, other, experiment == null ? standard : experiment);
    }

    /** Whose agent settings are meant, if anything says so. */
    private Optional<AgentLibrary> library(Overrides overrides) {
        LibraryChoice choice = new LibraryChoice()
                .named("--agent", agent)
                .named("--rl_library", library)
                .named(AgentLibrary.PATH, overrides.settings().get(AgentLibrary.PATH))
                .checkpoint(checkpoint(overrides));
        if (agentConfig != null) {
            choice.file(agentConfig, text(agentConfig, AGENT_CONFIG), AgentLibrary.PREFIX);
        }
        if (config != null) {
            choice.file(config, text(config, CONFIG), "");
        }
        return choice.result();
    }

    private Optional<String> checkpoint(Overrides overrides) {
        return Optional.ofNullable(checkpoint).or(() -> overrides.flag("checkpoint"));
    }

    /** Tells in a line what is not as the task has it, if anything. */
    static Optional<String> differences(Settings settings) {
        List<String> all = RunSettings.changedWords(settings);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("[INFO] Settings other than the task's standards: " + String.join(" ", all));
    }

    boolean namesEnvironments(Overrides overrides) {
        return environments != null
                || overrides.flag("num_envs").isPresent()
                || overrides.settings().containsKey("env.scene.num_envs");
    }

    /** A flag's name and what was typed behind it, if anything. */
    record Named(String flag, @Nullable String text) {}

    private Map<String, Named> flags(
            AgentLibrary.Paths paths, Overrides overrides, Map<Function<AgentLibrary.Paths, String>, Named> more) {
        Map<String, Named> flags = new LinkedHashMap<>();
        flags.put("env.scene.num_envs", new Named("--num_envs", environments));
        flags.put("env.scene.env_spacing", new Named("--env_spacing", spacing));
        flags.put(paths.seed(), new Named("--seed", seed));
        flags.put(paths.experiment(), new Named("--experiment_name", experiment));
        more.forEach((path, flag) -> flags.put(path.apply(paths), flag));
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
        AgentLibrary.Paths paths = AgentLibrary.of(settings).paths();
        boolean drawn = path.equals(paths.seed()) && typed.strip().equals("-1");
        String text = drawn ? Integer.toString(new SplittableRandom().nextInt(LARGEST_RANDOM_SEED + 1)) : typed;
        try {
            return path.equals(paths.length()) ? withIterations(settings, text) : settings.with(path, text);
        } catch (SettingsException wrong) {
            throw new SettingsException(flag.flag() + ": " + wrong.getMessage(), wrong);
        }
    }

    /** A run of some libraries has steps instead of iterations. */
    private static Settings withIterations(Settings settings, String text) {
        AgentLibrary chosen = AgentLibrary.of(settings);
        String path = chosen.paths().length();
        double unit = chosen.unitsPerIteration(settings);
        if (unit == 1) {
            return settings.with(path, text);
        }
        int iterations = (Integer) new SettingDescriptor(
                        "the number of iterations",
                        SettingType.INTEGER,
                        1,
                        "Iterations of a run.",
                        "",
                        1,
                        Integer.MAX_VALUE,
                        List.of(),
                        Liveness.NEXT_RUN)
                .parse(text);
        return settings.withValue(path, iterations * unit);
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
