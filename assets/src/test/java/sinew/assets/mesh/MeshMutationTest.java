package sinew.assets.mesh;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of damaged mesh files: every one is read or answered with its name, and nothing else is thrown. */
class MeshMutationTest {
    private static final String OBJ = """
            o wedge
            v 0 0 0
            v 2 0 0
            v 0 1 0
            v 0 0 3
            v 1.5 0.2e-1 .5
            vn 0 0 1
            f 1/1/1 3//1 2
            f 1 2 5 4
            f -5 -2 -3
            f 2 3 5
            f 3 4 5
            """;

    @ParameterizedTest
    @ValueSource(strings = {"a.obj", "text.stl", "binary.stl", "a.msh"})
    void everyMutantIsReadOrAnswered(String name) throws MeshException {
        byte[] original = original(name);
        assertTrue(isRead(name, original));
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] mutant = mutant(original, random);
            if (!assertTimeout(Duration.ofSeconds(20), () -> isRead(name, mutant))) {
                refused++;
            }
        }
        assertTrue(refused > 100 && refused < 1000, "refused " + refused);
    }

    private static boolean isRead(String name, byte[] bytes) {
        try {
            MeshData data = MeshReaderTest.read(name, bytes);
            for (MeshInertia inertia : MeshInertia.values()) {
                MeshSettings s = MeshSettings.STANDARD;
                Mesh mesh = Mesh.of(
                        data,
                        new MeshSettings(s.scale(), s.referencePosition(), s.referenceOrientation(), inertia, -1));
                double sum = mesh.volume()
                        + mesh.moments(1).length()
                        + mesh.pose().position().length();
                assertTrue(Double.isFinite(sum) && mesh.volume() > 0, () -> name + " has figures of " + sum);
                assertFalse(mesh.hull().polygons().size() < 4);
            }
            return true;
        } catch (MeshException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith(name), e.getMessage());
            return false;
        }
    }

    private static byte[] original(String name) {
        if (name.endsWith("obj")) {
            return OBJ.getBytes(StandardCharsets.UTF_8);
        }
        if (name.startsWith("text")) {
            return MeshReaderTest.textStl().getBytes(StandardCharsets.UTF_8);
        }
        return name.endsWith("stl") ? MeshReaderTest.binaryStl() : msh();
    }

    private static byte[] msh() {
        ByteBuffer buffer = ByteBuffer.allocate(16 + 12 * 5 + 12 * 6).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(5).putInt(0).putInt(0).putInt(6);
        for (float value : new float[] {0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1.5f, 0.2f, 0.5f}) {
            buffer.putFloat(value);
        }
        for (int corner : new int[] {0, 2, 1, 0, 1, 4, 0, 4, 3, 0, 3, 2, 1, 2, 4, 2, 3, 4}) {
            buffer.putInt(corner);
        }
        return buffer.array();
    }

    private static byte[] mutant(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
            default -> bytes = Arrays.copyOf(bytes, at);
        }
        return bytes;
    }
}
