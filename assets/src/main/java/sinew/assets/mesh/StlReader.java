package sinew.assets.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads STL, binary or text. Vertices with equal coordinates become one, numbered in the order of their first use. */
final class StlReader {
    private static final int HEADER = 84;
    private static final int FACE = 50;
    private static final int MOST_FACES = 200_000;
    private static final Set<String> WORDS =
            Set.of("", "solid", "facet", "outer", "endfacet", "endsolid", "color", "normal");
    private static final double LARGEST = 1 << 30;

    private record Place(float x, float y, float z) {}

    private final String name;
    private final Map<Place, Integer> places = new HashMap<>();
    private final Numbers vertices = new Numbers();
    private final Numbers corners = new Numbers();

    StlReader(String name) {
        this.name = name;
    }

    MeshData read(byte[] bytes) throws MeshException {
        if (isText(bytes)) {
            readText(bytes);
        } else {
            readBinary(bytes);
        }
        double[] indices = corners.toArray();
        int[] triangles = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            triangles[i] = (int) indices[i];
        }
        return new MeshData(name, vertices.toArray(), triangles);
    }

    /** Binary files may begin with "solid", too; then their length fits the count that they state. */
    private static boolean isText(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        if (!start.stripLeading().toLowerCase(Locale.ROOT).startsWith("solid")) {
            return false;
        }
        return bytes.length < HEADER || bytes.length != HEADER + (long) FACE * faceCount(bytes);
    }

    private static int faceCount(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(80);
    }

    private void readBinary(byte[] bytes) throws MeshException {
        if (bytes.length < HEADER) {
            throw new MeshException(name + ": has " + bytes.length
                    + " bytes; a binary STL file begins with 84, and a text one with \"solid\".");
        }
        int count = faceCount(bytes);
        checkCount(count);
        if (bytes.length != HEADER + (long) FACE * count) {
            throw new MeshException(name + ": has " + bytes.length + " bytes, but the " + count
                    + " faces that byte 80 states need " + (HEADER + (long) FACE * count)
                    + "; the file is torn, or no binary STL file.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int face = 0; face < count; face++) {
            for (int corner = 0; corner < 3; corner++) {
                int at = HEADER + FACE * face + 12 * (corner + 1);
                add(buffer.getFloat(at), buffer.getFloat(at + 4), buffer.getFloat(at + 8), ": byte " + at);
            }
        }
    }

    private void readText(byte[] bytes) throws MeshException {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\n|\r", -1);
        int open = 0;
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].strip().split("\\s+", -1);
            String word = words[0].toLowerCase(Locale.ROOT);
            String place = ":" + (i + 1);
            if (word.equals("vertex")) {
                open++;
                if (words.length != 4) {
                    throw new MeshException(name + place + ": a vertex needs three coordinates.");
                }
                add(coordinate(words[1], place), coordinate(words[2], place), coordinate(words[3], place), place);
            } else if (word.equals("endloop")) {
                if (open != 3) {
                    throw new MeshException(name + place + ": a face has " + open + " corners, expected 3.");
                }
                open = 0;
            } else if (!WORDS.contains(word)) {
                throw new MeshException(name + place + ": lines of STL files do not begin with \""
                        + (word.length() > 30 ? word.substring(0, 30) + "..." : word) + "\".");
            }
        }
        if (open != 0) {
            throw new MeshException(name + ":" + lines.length + ": the file ends within a face; it is torn.");
        }
        checkCount(corners.count() / 3);
    }

    private float coordinate(String word, String place) throws MeshException {
        double value = Numbers.parse(word);
        if (!Double.isFinite(value)) {
            throw new MeshException(name + place + ": \"" + word + "\" is not a finite number.");
        }
        return (float) value;
    }

    private void checkCount(int count) throws MeshException {
        if (count < 1 || count > MOST_FACES) {
            throw new MeshException(name + ": has " + Integer.toUnsignedString(count) + " faces, expected 1 to "
                    + MOST_FACES + "; reduce the mesh in a mesh tool.");
        }
    }

    private void add(float x, float y, float z, String place) throws MeshException {
        if (!(Math.abs(x) <= LARGEST && Math.abs(y) <= LARGEST && Math.abs(z) <= LARGEST)) {
            throw new MeshException(name + place + ": the vertex " + x + " " + y + " " + z
                    + " is not finite or farther away than 2^30.");
        }
        // adding zero makes one zero of two
        int index = places.computeIfAbsent(new Place(x + 0f, y + 0f, z + 0f), key -> places.size());
        if (3 * index == vertices.count()) {
            vertices.add(x);
            vertices.add(y);
            vertices.add(z);
        }
        corners.add(index);
    }
}
