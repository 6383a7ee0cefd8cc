package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

class ForeignReaderTest {
    @TempDir
    private Path folder;

    @Test
    void checkpointsAreReadByAnotherImplementationOfTheFormat() throws IOException {
        Path file = folder.resolve(Checkpoint.fileName(3));
        Checkpoint.of(
                        new Checkpoint.Header("Toy", 3, 1, "elu", "env: {}\n", "agent: {}\n"),
                        List.of(
                                new Tensor("actor.0.weight", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
                                Tensor.vector("lengths", new int[] {7, 8, 9}),
                                Tensor.scalar("rate", 1e-3)))
                .write(file);
        try (NDManager manager = PyTorchRuntime.open(1);
                InputStream bytes = Files.newInputStream(file)) {
            NDList tensors = NDList.decode(manager, bytes);
            assertEquals(new Shape(2, 3), tensors.get("actor.0.weight").getShape());
            assertArrayEquals(
                    new float[] {1, 2, 3, 4, 5, 6},
                    tensors.get("actor.0.weight").toFloatArray());
            assertArrayEquals(new int[] {7, 8, 9}, tensors.get("lengths").toIntArray());
            assertEquals(1e-3, tensors.get("rate").getDouble());
        }
    }
}
