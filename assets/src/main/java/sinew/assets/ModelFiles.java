package sinew.assets;

import java.io.IOException;
import java.io.InputStream;

/** The files that belong to one model. Whoever implements it says how far around the model's folder they may lie, and lets nobody further. */
@FunctionalInterface
public interface ModelFiles {
    /**
     * Opens a file.
     *
     * @param path relative to the model's folder, with slashes
     * @return its bytes; the caller closes it
     * @throws IOException if there is no such file, it cannot be read or it is out of reach; the message says which, as a sentence
     */
    InputStream open(String path) throws IOException;

    /**
     * Opens a part of the model's text, which may only lie in the model's folder or below: text can hold anything, a mesh only a shape.
     *
     * @param path relative to the model's folder, with slashes
     * @return its bytes; the caller closes it
     * @throws IOException as {@link #open}
     */
    default InputStream openText(String path) throws IOException {
        return open(path);
    }
}
