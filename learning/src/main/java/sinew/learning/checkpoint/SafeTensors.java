package sinew.learning.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a safetensors file.
 *
 * @param metadata free texts
 * @param tensors the arrays by name, in the order of the file
 */
public record SafeTensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    /**
     * Collects tensors.
     *
     * @param metadata free texts
     * @param tensors arrays with unique names
     * @return the content
     * @throws IllegalArgumentException if a name occurs twice
     */
    public static SafeTensors of(Map<String, String> metadata, List<Tensor> tensors) {
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            if (byName.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("Two tensors are named '" + tensor.name() + "'");
            }
        }
        return new SafeTensors(metadata, byName);
    }
}
