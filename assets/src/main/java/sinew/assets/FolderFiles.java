package sinew.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files of a folder and those around it, links followed only as far as they stay within reach.
 *
 * @param folder the model's folder: paths are relative to it
 * @param reach the outermost folder that paths may come to, {@code folder} or one above it
 */
public record FolderFiles(Path folder, Path reach) implements ModelFiles {
    /** Robots lie as {@code robot/urdf/x.urdf} beside {@code robot/meshes}, scenes of several in a folder of their own beside them. */
    private static final int MOST_FOLDERS_UP = 3;

    /**
     * Makes the files of a model whose parts may lie beside its folder, up to three folders up, but never all of a person's home folder or of
     * a disk.
     *
     * @param folder the model's folder
     * @return its files
     */
    public static FolderFiles around(Path folder) {
        Path home =
                Path.of(System.getProperty("user.home", "/")).toAbsolutePath().normalize();
        Path reach = folder.toAbsolutePath().normalize();
        for (int up = 0; up < MOST_FOLDERS_UP; up++) {
            Path above = reach.getParent();
            if (above == null || above.getParent() == null || home.startsWith(above)) {
                break;
            }
            reach = above;
        }
        return new FolderFiles(folder, reach);
    }

    @Override
    public InputStream open(String path) throws IOException {
        Path wanted = resolve(path);
        if (!Files.isRegularFile(wanted)) {
            throw new IOException("There is no file " + wanted + ".");
        }
        if (!wanted.toRealPath().startsWith(reach.toRealPath())) {
            throw outside(path);
        }
        return Files.newInputStream(wanted);
    }

    @Override
    public InputStream openText(String path) throws IOException {
        return new FolderFiles(folder, folder).open(path);
    }

    private Path resolve(String path) throws IOException {
        try {
            Path relative = Path.of(path);
            Path wanted = folder.resolve(relative).normalize();
            if (relative.isAbsolute() || !wanted.startsWith(reach.normalize())) {
                throw outside(path);
            }
            return wanted;
        } catch (InvalidPathException e) {
            throw new IOException("\"" + path + "\" is not a file name: " + e.getReason() + ".", e);
        }
    }

    private IOException outside(String path) {
        return new IOException("\"" + path + "\" is outside the model's folder " + folder
                + "; a model may only use files below " + reach + ", by paths relative to its folder.");
    }
}
