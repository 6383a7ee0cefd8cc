package sinew.learning.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sinew.assets.names.NearestName;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.settings.YamlTranslator;

/** The libraries whose settings and rules an agent can have. */
public enum AgentLibrary {
    /** rsl_rl 3.1. */
    RSL_RL(RslRlSettings.class),

    /** rl_games 1.6. */
    RL_GAMES(RlGamesSettings.class),

    /** Stable-Baselines3 2. */
    SB3(Sb3Settings.class);

    /** The group in which the settings of an agent stand. */
    public static final String PREFIX = "agent";

    /** The setting that names the library. */
    public static final String PATH = "agent.library";

    /** What Isaac Lab puts behind a library's name to name its settings. */
    private static final String ENTRY_POINT = "_cfg_entry_point";

    private final Class<? extends Record> record;

    /**
     * Under which keys a library has what every library has.
     *
     * @param seed the seed
     * @param length the length of a run
     * @param saveInterval iterations between checkpoints
     * @param experiment the folder of the experiment
     * @param runName what is added to the folder of the run
     */
    public record Paths(String seed, String length, String saveInterval, String experiment, String runName) {}

    <R extends Record & AgentSettings> AgentLibrary(Class<R> record) {
        this.record = record;
    }

    /**
     * Finds a library.
     *
     * @param name its name, or that of its settings in Isaac Lab, for example {@code rl_games_cfg_entry_point}
     * @return the library
     * @throws SettingsException if there is none of that name; the message names those there are
     */
    public static AgentLibrary of(String name) {
        String word = name.endsWith(ENTRY_POINT) ? name.substring(0, name.length() - ENTRY_POINT.length()) : name;
        return Arrays.stream(values())
                .filter(library -> library.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new SettingsException("There are no agent settings '" + name + "'."
                        + NearestName.hint(word, words()) + " Expected one of " + String.join(", ", words()) + "."));
    }

    /**
     * Tells whose settings these are.
     *
     * @param settings values for at least one library's {@link #schema}
     * @return the library
     */
    public static AgentLibrary of(Settings settings) {
        return of(settings.text(PATH));
    }

    /**
     * Tells whose settings a file has.
     *
     * @param yaml the file's text
     * @param sourceName what to call it in messages
     * @param prefix {@code agent} if its keys stand below {@code agent}, empty if they are whole paths
     * @return the library; empty if there are no agent settings in it
     * @throws SettingsException if it is not YAML, or names a library that there is not
     */
    public static Optional<AgentLibrary> ofFile(String yaml, String sourceName, String prefix) {
        return LibraryOfFile.find(yaml, sourceName, prefix);
    }

    /**
     * Lists the names of all libraries.
     *
     * @return the words in order
     */
    public static List<String> words() {
        return Arrays.stream(values()).map(AgentLibrary::word).toList();
    }

    /**
     * The word under which users know it; also the folder of its runs.
     *
     * @return for example {@code rsl_rl}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its keys for what every library has.
     *
     * @return the paths
     */
    public Paths paths() {
        return switch (this) {
            case RSL_RL ->
                new Paths(
                        "agent.seed",
                        "agent.max_iterations",
                        "agent.save_interval",
                        "agent.experiment_name",
                        "agent.run_name");
            case RL_GAMES ->
                new Paths(
                        "agent.params.seed",
                        "agent.params.config.max_epochs",
                        "agent.params.config.save_frequency",
                        "agent.params.config.name",
                        "agent.params.config.full_experiment_name");
            case SB3 ->
                new Paths(
                        "agent.seed",
                        "agent.n_timesteps",
                        "agent.save_interval",
                        "agent.experiment_name",
                        "agent.run_name");
        };
    }

    /**
     * Says what its files and command lines mean.
     *
     * @return the translator
     */
    public YamlTranslator translator() {
        return switch (this) {
            case RSL_RL -> RslRlKeys.create();
            case RL_GAMES -> RlGamesKeys.create();
            case SB3 -> Sb3Keys.create();
        };
    }

    /**
     * Tells in what unit the length of a run is set.
     *
     * @param settings values for the environments and for this library
     * @return how many of its units an iteration has: 1 for libraries that count iterations
     */
    public double unitsPerIteration(Settings settings) {
        return this == SB3 ? (double) settings.integer("agent.n_steps") * settings.integer("env.scene.num_envs") : 1;
    }

    /**
     * Describes its settings.
     *
     * @return the schema, all below {@code agent}
     */
    public SettingsSchema schema() {
        SettingDescriptor library = new SettingDescriptor(
                PATH,
                SettingType.CHOICE,
                word(),
                "Library under whose names and by whose rules the agent learns.",
                "",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                words(),
                Liveness.NEXT_RUN);
        return SettingsSchema.of(List.of(library)).plus(SettingsSchema.ofRecord(PREFIX, record));
    }

    /**
     * Reads its settings.
     *
     * @param settings values for at least {@link #schema}
     * @return the record
     * @throws SettingsException if settings are missing or do not go together
     */
    public AgentSettings bind(Settings settings) {
        return (AgentSettings) settings.bind(PREFIX, record);
    }
}
