package sinew.assets.mesh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Wavefront OBJ: vertices and faces. Normals, texture coordinates, materials and curves say nothing about the shape. As in MuJoCo
 * only the faces of the first object or group that has any are read, but all vertices.
 */
final class ObjReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MOST_CORNERS = 1000;

    /** What may begin a line and does not matter here (Wavefront, "Object Files", appendix B1). */
    private static final Set<String> WITHOUT_SHAPE = Set.of(
            "vt",
            "vn",
            "vp",
            "l",
            "p",
            "s",
            "mg",
            "usemtl",
            "mtllib",
            "usemap",
            "maplib",
            "bevel",
            "c_interp",
            "d_interp",
            "lod",
            "shadow_obj",
            "trace_obj",
            "ctech",
            "stech",
            "cstype",
            "deg",
            "bmat",
            "step",
            "curv",
            "curv2",
            "surf",
            "parm",
            "trim",
            "hole",
            "scrv",
            "sp",
            "end",
            "con");

    private final String name;
    private final Numbers vertices = new Numbers();
    private final List<Face> faces = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean nextGroup;
    private boolean strange;
    private int line;

    ObjReader(String name) {
        this.name = name;
    }

    /** A face of the file; corners count from 0. */
    private record Face(int line, int[] corners) {}

    MeshData read(byte[] bytes) throws MeshException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // a line that ends with a backslash goes on in the next
        String[] lines = text.replace("\\\r\n", " ").replace("\\\n", " ").split("\r\n|\n|\r", -1);
        for (String raw : lines) {
            line++;
            int comment = raw.indexOf('#');
            String content = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (!content.isEmpty()) {
                read(BLANKS.split(content));
            }
        }
        if (vertices.count() == 0) {
            throw new MeshException(
                    name + ": has no line that begins with \"v\"; this is no OBJ file, or it is empty.");
        }
        List<Integer> triangles = new ArrayList<>();
        for (Face face : faces) {
            check(face);
            new PolygonCutter(vertices, face.corners).cut(triangles);
        }
        return new MeshData(
                name,
                vertices.toArray(),
                triangles.stream().mapToInt(Integer::intValue).toArray(),
                remarks);
    }

    private void read(String[] words) throws MeshException {
        switch (words[0]) {
            case "v" -> vertex(words);
            case "f", "fo" -> face(words);
            case "g", "o" -> nextGroup |= !faces.isEmpty();
            default -> {
                if (!WITHOUT_SHAPE.contains(words[0]) && !strange) {
                    strange = true;
                    remark("lines of OBJ files do not begin with \"" + shortened(words[0])
                            + "\"; such lines are passed over, as in MuJoCo.");
                }
            }
        }
    }

    private void vertex(String[] words) throws MeshException {
        if (words.length < 4) {
            throw wrong(line, "a vertex needs three coordinates.");
        }
        for (int i = 1; i <= 3; i++) {
            double value = Numbers.parse(words[i]);
            if (!Double.isFinite(value)) {
                throw wrong(line, "\"" + shortened(words[i]) + "\" is not a finite number.");
            }
            vertices.add(value);
        }
    }

    private void face(String[] words) throws MeshException {
        int count = words.length - 1;
        if (count > MOST_CORNERS) {
            throw wrong(line, "a face has " + count + " corners, expected 3 to " + MOST_CORNERS + ".");
        }
        if (count < 3) {
            remark("faces with fewer than 3 corners are left out; export the mesh again to be rid of them.");
            return;
        }
        int[] corners = new int[count];
        for (int i = 0; i < count; i++) {
            corners[i] = corner(words[i + 1]);
        }
        if (!nextGroup) {
            faces.add(new Face(line, corners));
        } else {
            remark("only the faces of the first object or group are used, as in MuJoCo; the vertices of"
                    + " the others still count for the convex hull. Split the file.");
        }
    }

    private void remark(String text) {
        if (remarks.stream().noneMatch(known -> known.endsWith(text))) {
            remarks.add(name + ":" + line + ": " + text);
        }
    }

    /** Counts from 1, or backwards from the last vertex so far. */
    private int corner(String word) throws MeshException {
        int slash = word.indexOf('/');
        int index;
        try {
            index = Integer.parseInt(slash < 0 ? word : word.substring(0, slash));
        } catch (NumberFormatException e) {
            throw wrong(
                    line,
                    "\"" + shortened(word) + "\" is not a corner, expected a vertex number or vertex/texture/normal.");
        }
        if (index == 0) {
            throw wrong(line, "a face names vertex 0; they count from 1.");
        }
        return index < 0 ? vertices.count() / 3 + index : index - 1;
    }

    private void check(Face face) throws MeshException {
        int count = vertices.count() / 3;
        for (int corner : face.corners) {
            if (corner < 0 || corner >= count) {
                throw wrong(face.line, "a face names vertex " + (corner + 1) + ", but there are " + count + ".");
            }
        }
    }

    private static String shortened(String word) {
        return word.length() > 30 ? word.substring(0, 30) + "..." : word;
    }

    private MeshException wrong(int where, String text) {
        return new MeshException(name + ":" + where + ": " + text);
    }
}
