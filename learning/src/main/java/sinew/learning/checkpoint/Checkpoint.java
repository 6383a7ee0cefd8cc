package sinew.learning.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to replay a policy or to go on training exactly from where it was.
 *
 * @param source where it was read from, or a word for where it comes from; for messages
 * @param header what it is about
 * @param tensors its numbers by name
 */
public record Checkpoint(Path source, Header header, Map<String, Tensor> tensors) {
    private static final String VERSION = "1";
    private static final String FORMAT_KEY = "sinew.checkpoint";
    private static final String TASK_KEY = "sinew.task";
    private static final String ITERATION_KEY = "sinew.iteration";
    private static final String ENVIRONMENTS_KEY = "sinew.environments";
    private static final String ACTIVATION_KEY = "sinew.activation";
    private static final String ENVIRONMENT_KEY = "env.yaml";
    private static final String AGENT_KEY = "agent.yaml";

    /**
     * What a checkpoint is about.
     *
     * @param task the id of the task
     * @param iteration the iteration after which it was taken, counted from 0
     * @param environments how many environments there were
     * @param activation the networks' activation function
     * @param environmentYaml the resolved {@code env} settings
     * @param agentYaml the resolved {@code agent} settings
     */
    public record Header(
            String task,
            int iteration,
            int environments,
            String activation,
            String environmentYaml,
            String agentYaml) {}

    /**
     * Names the file of a checkpoint.
     *
     * @param iteration the iteration after which it is taken
     * @return for example {@code model_50.safetensors}
     */
    public static String fileName(int iteration) {
        return "model_" + iteration + ".safetensors";
    }

    /**
     * Reads a checkpoint; loads all of it or nothing.
     *
     * @param file the file
     * @return its content
     * @throws CheckpointException if it is missing, torn, foreign or of a newer format
     */
    public static Checkpoint read(Path file) {
        SafeTensors content = SafeTensorsReader.read(file);
        Map<String, String> metadata = content.metadata();
        String version = metadata.get(FORMAT_KEY);
        if (version == null) {
            throw new CheckpointException(
                    file, "it is a safetensors file but no checkpoint of Sinew (no '" + FORMAT_KEY + "' in it)", null);
        }
        if (!version.equals(VERSION)) {
            throw new CheckpointException(
                    file, "it has format version " + version + "; this Sinew reads version " + VERSION, null);
        }
        Header header = new Header(
                text(file, metadata, TASK_KEY),
                number(file, metadata, ITERATION_KEY),
                number(file, metadata, ENVIRONMENTS_KEY),
                text(file, metadata, ACTIVATION_KEY),
                text(file, metadata, ENVIRONMENT_KEY),
                text(file, metadata, AGENT_KEY));
        return new Checkpoint(file, header, content.tensors());
    }

    private static String text(Path file, Map<String, String> metadata, String key) {
        String text = metadata.get(key);
        if (text == null) {
            throw new CheckpointException(file, "its header has no '" + key + "'", null);
        }
        return text;
    }

    private static int number(Path file, Map<String, String> metadata, String key) {
        String text = text(file, metadata, key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CheckpointException(file, "'" + key + "' in its header is '" + text + "', not a number", e);
        }
    }

    /**
     * Writes the checkpoint; a reader sees the complete file or none, even if the machine stops in between.
     *
     * @param file the file to make or replace
     * @throws IOException if the disk is full or the folder cannot be written to; an older file of that name is untouched then
     */
    public void write(Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT_KEY, VERSION);
        metadata.put(TASK_KEY, header.task());
        metadata.put(ITERATION_KEY, Integer.toString(header.iteration()));
        metadata.put(ENVIRONMENTS_KEY, Integer.toString(header.environments()));
        metadata.put(ACTIVATION_KEY, header.activation());
        metadata.put(ENVIRONMENT_KEY, header.environmentYaml());
        metadata.put(AGENT_KEY, header.agentYaml());
        SafeTensorsWriter.write(file, new SafeTensors(metadata, tensors));
    }

    /**
     * Collects what is to be written.
     *
     * @param header what it is about
     * @param tensors arrays with unique names
     * @return the checkpoint
     */
    public static Checkpoint of(Header header, List<Tensor> tensors) {
        Map<String, Tensor> byName = SafeTensors.of(Map.of(), tensors).tensors();
        return new Checkpoint(Path.of(fileName(header.iteration())), header, byName);
    }

    /**
     * Finds a tensor of 32-bit floats.
     *
     * @param name its name
     * @param shape the expected sizes of its dimensions
     * @return its values, not to be changed
     * @throws CheckpointException if it is missing or has another shape or type
     */
    public float[] floats(String name, int... shape) {
        return (float[]) values(name, TensorType.F32, shape);
    }

    /**
     * Finds a tensor of 64-bit floats.
     *
     * @param name its name
     * @param shape the expected sizes of its dimensions
     * @return its values, not to be changed
     * @throws CheckpointException if it is missing or has another shape or type
     */
    public double[] doubles(String name, int... shape) {
        return (double[]) values(name, TensorType.F64, shape);
    }

    /**
     * Finds a tensor of 32-bit whole numbers.
     *
     * @param name its name
     * @param shape the expected sizes of its dimensions
     * @return its values, not to be changed
     * @throws CheckpointException if it is missing or has another shape or type
     */
    public int[] ints(String name, int... shape) {
        return (int[]) values(name, TensorType.I32, shape);
    }

    /**
     * Finds a tensor of 64-bit whole numbers.
     *
     * @param name its name
     * @param shape the expected sizes of its dimensions
     * @return its values, not to be changed
     * @throws CheckpointException if it is missing or has another shape or type
     */
    public long[] longs(String name, int... shape) {
        return (long[]) values(name, TensorType.I64, shape);
    }

    private Object values(String name, TensorType type, int... shape) {
        Tensor tensor = find(name);
        if (tensor == null) {
            throw new CheckpointException(source, "it has no tensor '" + name + "'", null);
        }
        TensorType actual = TensorType.of(tensor.values());
        if (actual != type || !Arrays.equals(tensor.shape(), shape)) {
            throw new CheckpointException(
                    source,
                    "tensor '" + name + "' is " + actual + Arrays.toString(tensor.shape()) + "; expected " + type
                            + Arrays.toString(shape)
                            + " (was it made with other observations, actions or network sizes?)",
                    null);
        }
        return tensor.values();
    }

    /**
     * Looks for a tensor.
     *
     * @param name its name
     * @return the tensor, or null if there is none of that name
     */
    public @Nullable Tensor find(String name) {
        return tensors.get(name);
    }
}
