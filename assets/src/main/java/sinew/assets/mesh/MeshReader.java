package sinew.assets.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import sinew.assets.ModelFiles;

/** Reads triangle meshes: OBJ, STL (binary and text) and MuJoCo's MSH. */
public final class MeshReader {
    private static final int MOST_BYTES = 256 * 1024 * 1024;

    /** Makes a reader. */
    public MeshReader() {}

    /**
     * Reads a file; the ending of its name tells the format.
     *
     * @param files the model's files
     * @param path the mesh's file, relative to the model's folder
     * @return what is in it
     * @throws MeshException if it is missing, torn or not understood
     */
    public MeshData read(ModelFiles files, String path) throws MeshException {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!ending.equals("obj") && !ending.equals("stl") && !ending.equals("msh")) {
            throw new MeshException(
                    path + ": unknown kind of mesh, expected .obj, .stl or .msh; convert the mesh to one of these.");
        }
        byte[] bytes = bytes(files, path, MOST_BYTES);
        return switch (ending) {
            case "obj" -> new ObjReader(path).read(bytes);
            case "stl" -> new StlReader(path).read(bytes);
            default -> new MshReader(path).read(bytes);
        };
    }

    static byte[] bytes(ModelFiles files, String path, int most) throws MeshException {
        try (InputStream stream = files.open(path)) {
            byte[] bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new MeshException(path + ": larger than " + most / 1024 / 1024 + " MiB; reduce it.");
            }
            if (bytes.length == 0) {
                throw new MeshException(path + ": the file is empty.");
            }
            return bytes;
        } catch (IOException e) {
            throw new MeshException(String.valueOf(e.getMessage()));
        }
    }
}
