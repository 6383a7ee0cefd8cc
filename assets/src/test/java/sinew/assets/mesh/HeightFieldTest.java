package sinew.assets.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Expected elevations are those of MuJoCo 3.14 for the same files. */
class HeightFieldTest {
    private static final float TOLERANCE = 1e-6f;

    @Test
    void elevationsGoFromZeroToOneAndLinesBeginAtTheTop() throws MeshException {
        HeightField field = HeightField.ofLines("h", 2, 3, new float[] {1, 2, 3, 4, 5, 6});
        assertArrayEquals(new float[] {0.6f, 0.8f, 1, 0, 0.2f, 0.4f}, field.elevation(), TOLERANCE);
        assertArrayEquals(new float[4], new HeightField("h", 2, 2, new float[] {4, 4, 4, 4}).elevation());
        assertArrayEquals(
                new float[] {0.5f, 1, 0, 0.25f},
                HeightField.ofLines("h", 2, 2, new float[] {-1, 0, 1, 3}).elevation());
    }

    @Test
    void binaryFilesBeginAtTheBottom() throws MeshException {
        ByteBuffer buffer =
                ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN).putInt(2).putInt(3);
        for (int i = 1; i <= 6; i++) {
            buffer.putFloat(i);
        }
        HeightField field = read("a.hf", buffer.array());
        assertArrayEquals(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, field.elevation(), TOLERANCE);
        assertEquals(2, field.rows());
        assertEquals(3, field.columns());
    }

    @Test
    void picturesOfEveryKindAreRead() throws MeshException {
        assertPicture(8, 0, new float[] {0.2f, 0.6f, 1, 0, 0.4f, 0.8f}, 3, bytes(0, 100, 200), bytes(50, 150, 250));
        float[] red = {2 / 3f, 1, 0, 1 / 3f};
        assertPicture(8, 2, red, 2, bytes(10, 200, 30, 40, 50, 60), bytes(70, 80, 90, 100, 110, 120));
        assertPicture(8, 6, red, 2, bytes(10, 200, 30, 0, 40, 50, 60, 255), bytes(70, 80, 90, 1, 100, 110, 120, 2));
        float[] first = {0.75f, 1, 0, 0.25f};
        assertPicture(8, 4, first, 2, bytes(10, 200, 30, 0), bytes(70, 80, 90, 1));
        assertPicture(16, 0, first, 2, bytes(10, 200, 30, 0), bytes(70, 80, 90, 1));
        assertPicture(1, 0, new float[] {0, 1, 0, 1, 0, 1}, 3, bytes(0b10100000), bytes(0b01000000));
        float[] quarters = {1, 0, 1 / 3f, 0, 1 / 3f, 2 / 3f};
        assertPicture(2, 0, quarters, 3, bytes(0b00011000), bytes(0b11000100));
        assertPicture(8, 3, new float[] {1, 0, 0, 0.5f}, 2, bytes(0, 1), bytes(2, 0));
    }

    @Test
    void predictedLinesAreUndone() throws MeshException {
        int[][] filtered = {{1, 10, 10, 10}, {2, 5, 5, 5}, {3, 8, 3, 3}, {4, 1, 1, 1}};
        byte[][] lines = new byte[4][];
        for (int i = 0; i < 4; i++) {
            lines[i] = bytes(filtered[i]);
        }
        // by hand: 10 20 30, 15 25 35, 15 23 32, 16 24 33
        float[] expected = {0.24f, 0.56f, 0.92f, 0.2f, 0.52f, 0.88f, 0.2f, 0.6f, 1, 0, 0.4f, 0.8f};
        HeightField field = read("a.png", png(3, 4, 8, 0, false, lines));
        assertArrayEquals(expected, field.elevation(), TOLERANCE);
    }

    @Test
    void brokenPicturesAreNamed() {
        byte[] good = png(3, 2, 8, 0, true, bytes(0, 100, 200), bytes(50, 150, 250));
        byte[] damaged = good.clone();
        damaged[20] ^= 1;
        assertMessage("a.png: the checksum of the part at byte 8 is wrong; the picture is damaged.", damaged);
        byte[] torn = Arrays.copyOf(good, good.length - 20);
        assertTrue(message(torn).contains("is longer than the file; the picture is torn"));
        assertMessage("a.png: this is no PNG file, its first 8 bytes are wrong.", bytes(1, 2, 3));
        byte[] few = png(3, 9, 8, 0, true, bytes(0, 100, 200));
        assertTrue(message(few).contains("it is torn"));
    }

    private static void assertMessage(String expected, byte[] file) {
        assertEquals(expected, message(file));
    }

    private static String message(byte[] file) {
        return String.valueOf(
                assertThrows(MeshException.class, () -> read("a.png", file)).getMessage());
    }

    private static void assertPicture(int depth, int kind, float[] expected, int width, byte[]... lines)
            throws MeshException {
        HeightField field = read("a.png", png(width, lines.length, depth, kind, true, lines));
        assertArrayEquals(expected, field.elevation(), TOLERANCE, "kind " + kind + " depth " + depth);
    }

    private static HeightField read(String path, byte[] bytes) throws MeshException {
        return new HeightFieldReader().read(wanted -> new ByteArrayInputStream(bytes), path);
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    private static byte[] png(int width, int height, int depth, int kind, boolean addFilter, byte[]... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10));
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) kind);
        chunk(out, "IHDR", header.array());
        if (kind == 3) {
            chunk(out, "PLTE", bytes(10, 20, 30, 40, 50, 60, 70, 80, 90));
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            if (addFilter) {
                raw.write(0);
            }
            raw.writeBytes(line);
        }
        Deflater deflater = new Deflater();
        deflater.setInput(raw.toByteArray());
        deflater.finish();
        byte[] packed = new byte[1000];
        int length = deflater.deflate(packed);
        deflater.end();
        // two parts, as encoders write large pictures
        chunk(out, "IDAT", Arrays.copyOf(packed, length / 2));
        chunk(out, "IDAT", Arrays.copyOfRange(packed, length / 2, length));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
