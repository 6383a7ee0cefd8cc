package sinew.sim.tasks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.library.AssetLibrary;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Backend;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.terms.Agent;
import sinew.sim.terms.Task;
import sinew.sim.terms.TermTable;

/** A task that can be chosen: what it is called, how it can be set, and how its environments are made. */
public final class TaskDefinition {
    private final Class<?> task;
    private final Task description;
    private final FusedStep step;
    private final AssetLibrary assets;
    private @Nullable ReadResult model;

    private TaskDefinition(Class<?> task, Task description, FusedStep step, AssetLibrary assets) {
        this.task = task;
        this.description = description;
        this.step = step;
        this.assets = assets;
    }

    /**
     * Reads a class marked {@link Task}.
     *
     * @param task the class; its fused step must have been compiled with it
     * @param assets where its model is
     * @return the definition
     * @throws TaskException if the class is not a task or its fused step is missing
     */
    public static TaskDefinition of(Class<?> task, AssetLibrary assets) {
        Task description = task.getAnnotation(Task.class);
        if (description == null) {
            throw new TaskException("Class " + task.getName() + " is not marked @Task, so it is no task.");
        }
        return new TaskDefinition(task, description, FusedStep.of(task), assets);
    }

    Task description() {
        return description;
    }

    /**
     * The registered id.
     *
     * @return for example {@code Isaac-Cartpole-v0}
     */
    public String id() {
        return description.id();
    }

    /**
     * Other names of the task.
     *
     * @return the names
     */
    public List<String> aliases() {
        return List.of(description.aliases());
    }

    /**
     * A short name for people.
     *
     * @return the title
     */
    public String title() {
        return description.title();
    }

    /**
     * What the robot has to do.
     *
     * @return one or two sentences
     */
    public String help() {
        return description.help();
    }

    /**
     * The described terms.
     *
     * @return the terms in order
     */
    public TermTable terms() {
        return step.terms();
    }

    /**
     * The model of one environment.
     *
     * @return the description read from the bundled file
     */
    public ModelSpec model() {
        return readModel().spec();
    }

    /**
     * The model of one environment and what its reader has to say. The file is read once, on whatever thread asks first.
     *
     * @return the description read from the bundled file, and warnings
     */
    public synchronized ReadResult readModel() {
        ReadResult known = model;
        if (known == null) {
            known = assets.read(description.model());
            model = known;
        }
        return known;
    }

    /**
     * The settings of the task, all below {@code env}.
     *
     * @return the schema with this task's standard values
     */
    public SettingsSchema environmentSettings() {
        return SettingsSchema.ofRecord("env", EnvironmentSettings.class)
                .plus(SettingsSchema.of(new TermSettings(terms()).descriptors()))
                .withStandards(Map.of(
                        "env.scene.num_envs", Integer.toString(description.environments()),
                        "env.scene.env_spacing", Double.toString(description.spacing()),
                        "env.sim.dt", Double.toString(1 / description.physicsRate()),
                        "env.decimation", Integer.toString(description.decimation()),
                        "env.episode_length_s", Double.toString(description.episodeSeconds())));
    }

    /**
     * The libraries that this task has agent settings for.
     *
     * @return for example {@code rsl_rl}; the first one is this task's standard
     */
    public List<String> agentLibraries() {
        return Arrays.stream(description.agents()).map(Agent::library).toList();
    }

    /**
     * The agent settings that this task changes.
     *
     * @param library whose settings, for example {@code rsl_rl}
     * @return texts by path, all below {@code agent}; empty if the task has none for this library
     */
    public Map<String, String> agentStandards(String library) {
        return Arrays.stream(description.agents())
                .filter(agent -> agent.library().equals(library))
                .findFirst()
                .map(agent -> assignments(agent.settings()))
                .orElse(Map.of());
    }

    private Map<String, String> assignments(String[] texts) {
        Map<String, String> standards = new LinkedHashMap<>();
        for (String assignment : texts) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                throw new TaskException(
                        "Task " + task.getName() + " has the agent setting '" + assignment + "'; expected key=value.");
            }
            standards.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return standards;
    }

    /**
     * Makes the environments of this task.
     *
     * @param settings values for at least {@link #environmentSettings}
     * @param seed the seed of all random numbers
     * @param backend where they run; it stays open when the environments are closed
     * @return the environments; call {@link VectorEnvironment#reset} before the first step
     * @throws TaskException if a setting does not fit
     */
    public TaskEnvironments create(Settings settings, long seed, Backend backend) {
        return new TaskEnvironments(this, step, settings, seed, backend);
    }
}
