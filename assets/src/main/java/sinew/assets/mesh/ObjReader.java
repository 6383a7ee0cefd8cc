package sinew.assets.mesh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads Wavefront OBJ: vertices and faces. Normals, texture coordinates, materials and curves say nothing about the shape. As in MuJoCo
 * only the faces of the first object or group that has any are read, but all vertices.
 */
final class ObjReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MOST_CORNERS = 1000;

    private final String name;
    private final Numbers vertices = new Numbers();
    private final List<Integer> triangles = new ArrayList<>();
    private boolean nextGroup;
    private int line;

    ObjReader(String name) {
        this.name = name;
    }

    MeshData read(byte[] bytes) throws MeshException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\\\r\n", " \r\n")
                .replace("\\\n", " ");
        for (String raw : text.split("\r\n|\n|\r", -1)) {
            line++;
            String content = raw.strip();
            if (content.startsWith("v ") || content.startsWith("v\t")) {
                vertex(BLANKS.split(content));
            } else if (content.startsWith("f ") || content.startsWith("f\t")) {
                face(BLANKS.split(content));
            } else if (content.startsWith("g") || content.startsWith("o")) {
                nextGroup = !triangles.isEmpty();
            }
        }
        if (vertices.count() == 0) {
            throw new MeshException(name + ": has no line that begins with \"v\"; this is no OBJ file.");
        }
        return new MeshData(
                name,
                vertices.toArray(),
                triangles.stream().mapToInt(Integer::intValue).toArray());
    }

    private void vertex(String[] words) throws MeshException {
        if (words.length < 4) {
            throw wrong("a vertex needs three coordinates.");
        }
        for (int i = 1; i <= 3; i++) {
            vertices.add(number(words[i]));
        }
    }

    private double number(String word) throws MeshException {
        double value = Numbers.parse(word);
        if (!Double.isFinite(value)) {
            throw wrong("\"" + word + "\" is not a finite number.");
        }
        return value;
    }

    private void face(String[] words) throws MeshException {
        int count = words.length - 1;
        if (count < 3 || count > MOST_CORNERS) {
            throw wrong("a face has " + count + " corners, expected 3 to " + MOST_CORNERS + ".");
        }
        int[] corners = new int[count];
        for (int i = 0; i < count; i++) {
            corners[i] = corner(words[i + 1]);
        }
        if (!nextGroup) {
            new PolygonCutter(vertices, corners).cut(triangles);
        }
    }

    /** Counts from 1, or backwards from the last vertex so far. */
    private int corner(String word) throws MeshException {
        int slash = word.indexOf('/');
        String digits = slash < 0 ? word : word.substring(0, slash);
        int index;
        try {
            index = Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw wrong("\"" + word + "\" is not a corner, expected a vertex number or vertex/texture/normal.");
        }
        int count = vertices.count() / 3;
        int vertex = index < 0 ? count + index : index - 1;
        if (vertex < 0 || vertex >= count) {
            throw wrong("a face names vertex " + index + ", but there are " + count + " so far; they count from 1.");
        }
        return vertex;
    }

    private MeshException wrong(String text) {
        return new MeshException(name + ":" + line + ": " + text);
    }
}
