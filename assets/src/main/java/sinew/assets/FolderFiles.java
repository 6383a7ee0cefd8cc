package sinew.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files below a folder, links followed only as far as they stay in it.
 *
 * @param folder the model's folder
 */
public record FolderFiles(Path folder) implements ModelFiles {
    @Override
    public InputStream open(String path) throws IOException {
        Path wanted = resolve(path);
        if (!Files.isRegularFile(wanted)) {
            throw new IOException("There is no file " + wanted + ".");
        }
        if (!wanted.toRealPath().startsWith(folder.toRealPath())) {
            throw outside(path);
        }
        return Files.newInputStream(wanted);
    }

    private Path resolve(String path) throws IOException {
        try {
            Path relative = Path.of(path);
            Path wanted = folder.resolve(relative).normalize();
            if (relative.isAbsolute() || !wanted.startsWith(folder.normalize())) {
                throw outside(path);
            }
            return wanted;
        } catch (InvalidPathException e) {
            throw new IOException("\"" + path + "\" is not a file name: " + e.getReason() + ".", e);
        }
    }

    private IOException outside(String path) {
        return new IOException("\"" + path + "\" is outside the model's folder " + folder
                + "; a model may only use files in its own folder.");
    }
}
