package sinew.assets.library;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.NoSuchElementException;
import sinew.assets.mjcf.MjcfReader;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.model.ModelSpec;

/** Opens the models that come with the program by name. */
public final class AssetLibrary {
    private static final List<String> NAMES = List.of("ant", "ant_gym", "cartpole");

    private final MjcfReader reader = new MjcfReader();

    /**
     * Lists what there is.
     *
     * @return names of models, in alphabetical order
     */
    public List<String> names() {
        return NAMES;
    }

    /**
     * Reads a model.
     *
     * @param name one of {@link #names()}
     * @return the model
     * @throws NoSuchElementException if there is no such model; the message lists those that exist
     */
    public ModelSpec model(String name) {
        return read(name).spec();
    }

    /**
     * Reads a model and what its reader has to say.
     *
     * @param name one of {@link #names()}
     * @return the model and warnings
     * @throws NoSuchElementException if there is no such model; the message lists those that exist
     */
    public ReadResult read(String name) {
        if (!NAMES.contains(name)) {
            throw new NoSuchElementException("There is no bundled model \"" + name + "\"; there are " + NAMES + ".");
        }
        return reader.read(AssetLibrary::open, "bundled/", name + ".xml");
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream = path.contains("..") ? null : AssetLibrary.class.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException("The bundled file \"" + path + "\" is missing from the program.");
        }
        return stream;
    }
}
