package sinew.app.simulate;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import sinew.app.run.RunException;
import sinew.assets.ModelFile;
import sinew.assets.library.AssetLibrary;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.names.NearestName;

/** Finds the models that people name on the command line: a file, or one that comes with the program. */
public final class ModelSource {
    private final AssetLibrary library = new AssetLibrary();

    /** Makes a source. */
    public ModelSource() {}

    /**
     * Lists the models that come with the program.
     *
     * @return their names
     */
    public List<String> bundled() {
        return library.names();
    }

    /**
     * Reads a model.
     *
     * @param name a file, or the name of a bundled model
     * @return the model and what was left out of it
     * @throws RunException if there is neither a file nor a bundled model of that name
     * @throws sinew.assets.ModelFormatException if the file cannot be used
     */
    public ReadResult read(String name) {
        if (library.names().contains(name)) {
            return library.read(name);
        }
        Path file = path(name);
        if (Files.isDirectory(file)) {
            throw new RunException(name + " is a folder; name the model's file.");
        }
        if (!Files.isRegularFile(file)) {
            throw new RunException("There is no file " + name + "; name an MJCF or URDF file or a bundled model ("
                    + String.join(", ", library.names()) + ")." + NearestName.hint(name, library.names()));
        }
        return ModelFile.read(file);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new RunException("\"" + name + "\" is not a file name: " + wrong.getReason() + ".", wrong);
        }
    }
}
