package sinew.learning.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    private static final Checkpoint.Header HEADER =
            new Checkpoint.Header("Isaac-Cartpole-v0", 7, 64, "elu", "scene:\n  num_envs: 64\n", "seed: 42 # \"ü\"\n");

    @TempDir
    private Path folder;

    @Test
    void readsWhatWasWritten() throws IOException {
        Path file = written(checkpoint());
        Checkpoint read = Checkpoint.read(file);
        assertEquals(HEADER, read.header());
        assertEquals(checkpoint().tensors().keySet().size(), read.tensors().size());
        assertArrayEquals(new float[] {1, Float.MIN_VALUE, 3, 4, 5, 6}, read.floats("actor.0.weight", 2, 3));
        assertArrayEquals(new int[] {-1, 2}, read.ints("lengths", 2));
        assertArrayEquals(new long[] {Long.MAX_VALUE}, read.longs("count"));
        assertArrayEquals(new double[] {1e-3}, read.doubles("rate"));
        assertEquals(0, read.floats("empty", 0).length);
    }

    @Test
    void theFileFollowsTheFormat() throws IOException {
        byte[] bytes = Files.readAllBytes(written(checkpoint()));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(buffer.getLong());
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertEquals(0, length % 8);
        assertTrue(header.startsWith("{\"__metadata__\":{\"sinew.checkpoint\":\"1\""), header);
        // doubles and longs come first, so the floats begin after both scalars
        assertTrue(
                header.contains("\"actor.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[16,40]}"),
                header);
        assertEquals(1f, buffer.getFloat(8 + length + 16));
        assertEquals(6f, buffer.getFloat(8 + length + 36));
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        written(checkpoint());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("model_7.safetensors"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void refusesAFileTornAtAnyKilobyte() throws IOException {
        byte[] bytes = Files.readAllBytes(written(large()));
        Path torn = folder.resolve("torn.safetensors");
        for (int length = 0; length < bytes.length; length += 1024) {
            Files.write(torn, Arrays.copyOf(bytes, length));
            CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoint.read(torn));
            assertTrue(message(refused).contains("torn.safetensors"), message(refused));
        }
    }

    @Test
    void refusesAFileWithAnyAlteredByte() throws IOException {
        byte[] bytes = Files.readAllBytes(written(large()));
        Path altered = folder.resolve("altered.safetensors");
        int length = Math.toIntExact(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
        for (int i = 8 + length; i < bytes.length; i += 997) {
            bytes[i] ^= 1;
            Files.write(altered, bytes);
            bytes[i] ^= 1;
            assertTrue(refusal(altered).contains("altered after it was written"));
        }
    }

    @Test
    void refusesAFileWithSomethingBehindIt() throws IOException {
        byte[] bytes = Files.readAllBytes(written(checkpoint()));
        Path longer = folder.resolve("longer.safetensors");
        Files.write(longer, Arrays.copyOf(bytes, bytes.length + 1));
        assertTrue(refusal(longer).contains("torn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|does not lie",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|does not lie",
                "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}|'BF16'",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|impossible shape",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,9],\"data_offsets\":[0,4]}}|impossibly large",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}|data_offsets",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"x\"],\"data_offsets\":[0,4]}}|prescribes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|twice",
                "[1,2,3]|prescribes",
                "{\"a\":|cannot be read",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|no checkpoint of Sinew"
            })
    void refusesAHeaderThatIsWrong(String header, String reason) throws IOException {
        Path file = folder.resolve("wrong.safetensors");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        Files.write(file, bytes.array());
        assertTrue(refusal(file).contains(reason), refusal(file));
    }

    @Test
    void refusesForeignFilesAndNamesThem() throws IOException {
        Path zip = folder.resolve("model.pt");
        Files.writeString(zip, "PK\u0003\u0004 a PyTorch archive of some length");
        assertTrue(refusal(zip).contains("no safetensors file"), refusal(zip));
        Path huge = folder.resolve("huge.safetensors");
        Files.write(
                huge,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(1L << 40)
                        .array());
        assertTrue(refusal(huge).contains("header of 1099511627776 bytes"), refusal(huge));
        assertTrue(refusal(folder.resolve("none")).contains("no such file"));
        assertTrue(refusal(folder).contains("cannot be read"), refusal(folder));
    }

    @Test
    void saysThatAFileMayNotBeReadAndWhatToDo() throws IOException {
        Path own = written(checkpoint());
        boolean forbidden = own.toFile().setReadable(false) && !Files.isReadable(own);
        // the administrator may read everything but what the system only lets be written
        Path file = forbidden ? own : Path.of("/sys/bus/cpu/drivers_probe");
        assumeTrue(forbidden || Files.exists(file), "nothing here is forbidden to be read by this user");
        assertTrue(refusal(file).contains("you may not read it (permission denied)"), refusal(file));
        assertTrue(refusal(file).contains("chmod u+r " + file), refusal(file));
    }

    @Test
    void namesTheTensorThatDoesNotFit() throws IOException {
        Checkpoint read = Checkpoint.read(written(checkpoint()));
        String shape = message(assertThrows(CheckpointException.class, () -> read.floats("actor.0.weight", 3, 2)));
        assertTrue(shape.contains("'actor.0.weight' is F32[2, 3]; expected F32[3, 2]"), shape);
        String type = message(assertThrows(CheckpointException.class, () -> read.floats("lengths", 2)));
        assertTrue(type.contains("I32[2]; expected F32[2]"), type);
        String missing = message(assertThrows(CheckpointException.class, () -> read.floats("critic.0.weight", 1)));
        assertTrue(missing.contains("no tensor 'critic.0.weight'"), missing);
    }

    @Test
    void keepsTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
        Path file = written(checkpoint());
        byte[] before = Files.readAllBytes(file);
        // the temporary file's place is taken by a folder that is not empty
        Path blocked = Files.createDirectory(folder.resolve(".model_7.safetensors.tmp"));
        Path inside = Files.writeString(blocked.resolve("x"), "x");
        assertThrows(IOException.class, () -> checkpoint().write(file));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertFalse(Files.notExists(inside));
    }

    private Path written(Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve(Checkpoint.fileName(7));
        checkpoint.write(file);
        return file;
    }

    private static String refusal(Path file) {
        return message(assertThrows(CheckpointException.class, () -> Checkpoint.read(file)));
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static Checkpoint checkpoint() {
        return Checkpoint.of(
                HEADER,
                List.of(
                        new Tensor("actor.0.weight", new int[] {2, 3}, new float[] {1, Float.MIN_VALUE, 3, 4, 5, 6}),
                        Tensor.vector("lengths", new int[] {-1, 2}),
                        Tensor.scalar("count", Long.MAX_VALUE),
                        Tensor.scalar("rate", 1e-3),
                        Tensor.vector("empty", new float[0])));
    }

    private static Checkpoint large() {
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.37f;
        }
        return Checkpoint.of(HEADER, List.of(Tensor.vector("a", values), Tensor.vector("b", new long[333])));
    }
}
