package sinew.assets.mesh;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads PNG pictures as grey values of 8 bits (W3C, "Portable Network Graphics Specification, Second Edition"), without the desktop
 * module, which headless hosts lack. Of colours the red part counts, of 16 bits the higher 8, as in MuJoCo. Interlaced pictures are
 * refused.
 */
final class PngReader {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int GRAY = 0;
    private static final int COLOR = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int COLOR_ALPHA = 6;
    private static final int MOST_PIXELS = 100_000_000;

    private final String name;
    private int width;
    private int height;
    private int depth;
    private int kind = -1;
    private byte[] palette = new byte[0];

    PngReader(String name) {
        this.name = name;
    }

    GrayPicture read(byte[] bytes) throws MeshException {
        Inflater inflater = new Inflater();
        try {
            return read(bytes, inflater);
        } catch (DataFormatException e) {
            throw wrong("the picture's data are broken (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }

    private GrayPicture read(byte[] bytes, Inflater inflater) throws MeshException, DataFormatException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (byte expected : SIGNATURE) {
            if (!buffer.hasRemaining() || buffer.get() != expected) {
                throw wrong("this is no PNG file, its first 8 bytes are wrong");
            }
        }
        byte[] lines = new byte[0];
        int filled = 0;
        for (String type = ""; !type.equals("IEND"); ) {
            ByteBuffer chunk = chunk(buffer);
            type = type(chunk);
            switch (type) {
                case "IHDR" -> {
                    header(chunk);
                    lines = new byte[(lineBytes() + 1) * height];
                }
                case "PLTE" -> {
                    palette = new byte[chunk.remaining()];
                    chunk.get(palette);
                }
                case "IDAT" -> {
                    if (kind < 0) {
                        throw wrong("picture data stand before the header");
                    }
                    inflater.setInput(chunk);
                    filled += inflater.inflate(lines, filled, lines.length - filled);
                }
                default -> {
                    // the end, or a remark that does not change the pixels
                }
            }
        }
        if (kind < 0 || filled < lines.length) {
            throw wrong("the picture ends after " + filled + " of " + lines.length + " bytes of lines; it is torn");
        }
        return gray(lines);
    }

    private ByteBuffer chunk(ByteBuffer buffer) throws MeshException {
        int at = buffer.position();
        int length = buffer.remaining() < 12 ? -1 : buffer.getInt();
        if (length < 0 || length > buffer.remaining() - 8) {
            throw wrong("the part at byte " + at + " is longer than the file; the picture is torn");
        }
        ByteBuffer chunk = buffer.slice(buffer.position(), length + 4);
        CRC32 check = new CRC32();
        check.update(chunk.duplicate());
        buffer.position(buffer.position() + length + 4);
        if (buffer.getInt() != (int) check.getValue()) {
            throw wrong("the checksum of the part at byte " + at + " is wrong; the picture is damaged");
        }
        return chunk;
    }

    private static String type(ByteBuffer chunk) {
        StringBuilder type = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            type.append((char) (chunk.get() & 0xff));
        }
        return type.toString();
    }

    private void header(ByteBuffer chunk) throws MeshException {
        if (chunk.remaining() != 13 || kind >= 0) {
            throw wrong("the header is wrong");
        }
        width = chunk.getInt();
        height = chunk.getInt();
        depth = chunk.get();
        int stated = chunk.get();
        chunk.getShort();
        boolean interlaced = chunk.get() != 0;
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw wrong("the picture has " + width + " x " + height + " pixels, expected 1 to " + MOST_PIXELS);
        }
        if (!isAllowed(stated, depth)) {
            throw wrong("pixels of kind " + stated + " with " + depth + " bits do not exist");
        }
        if (interlaced) {
            throw wrong("interlaced pictures are not supported; save it without interlacing");
        }
        kind = stated;
    }

    private static boolean isAllowed(int kind, int depth) {
        return switch (kind) {
            case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case COLOR, GRAY_ALPHA, COLOR_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private int channels() {
        return switch (kind) {
            case COLOR -> 3;
            case GRAY_ALPHA -> 2;
            case COLOR_ALPHA -> 4;
            default -> 1;
        };
    }

    private int lineBytes() throws MeshException {
        long bytes = ((long) width * channels() * depth + 7) / 8;
        if ((bytes + 1) * height > Integer.MAX_VALUE) {
            throw wrong("the picture is too large");
        }
        return (int) bytes;
    }

    private GrayPicture gray(byte[] lines) throws MeshException {
        int length = lineBytes();
        int pixelBytes = Math.max(1, channels() * depth / 8);
        byte[] values = new byte[width * height];
        byte[] above = new byte[length];
        for (int line = 0; line < height; line++) {
            byte[] current = new byte[length];
            System.arraycopy(lines, line * (length + 1) + 1, current, 0, length);
            unfilter(lines[line * (length + 1)], current, above, pixelBytes);
            for (int column = 0; column < width; column++) {
                values[line * width + column] = (byte) pixel(current, column);
            }
            above = current;
        }
        return new GrayPicture(width, height, values);
    }

    /** Undoes the prediction of a line. Modified: {@code line}. */
    private void unfilter(int filter, byte[] line, byte[] above, int back) throws MeshException {
        for (int i = 0; i < line.length; i++) {
            int left = i < back ? 0 : line[i - back] & 0xff;
            int up = above[i] & 0xff;
            int corner = i < back ? 0 : above[i - back] & 0xff;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> nearest(left, up, corner);
                default -> throw wrong("a line is filtered in the unknown way " + filter);
            };
            line[i] += (byte) predicted;
        }
    }

    /** The neighbour that is nearest to left + up - corner (Paeth). */
    private static int nearest(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private int pixel(byte[] line, int column) throws MeshException {
        if (depth >= 8) {
            int value = line[column * channels() * depth / 8] & 0xff;
            return kind == PALETTE ? red(value) : value;
        }
        int bit = column * depth;
        int most = (1 << depth) - 1;
        int value = (line[bit / 8] & 0xff) >> (8 - depth - bit % 8) & most;
        return kind == PALETTE ? red(value) : value * 255 / most;
    }

    private int red(int entry) throws MeshException {
        if (3 * entry + 2 >= palette.length) {
            throw wrong("a pixel has colour " + entry + " of a palette of " + palette.length / 3);
        }
        return palette[3 * entry] & 0xff;
    }

    private MeshException wrong(String text) {
        return new MeshException(name + ": " + text + ".");
    }
}
