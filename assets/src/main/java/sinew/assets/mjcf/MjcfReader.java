package sinew.assets.mjcf;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import sinew.assets.FolderFiles;
import sinew.assets.ModelFiles;
import sinew.assets.ModelFormatException;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SourceLocation;

/**
 * Reads MJCF models. What the table {@code mjcf-schema.txt} does not know or refuses is an error with file and line; what it leaves out is
 * a warning, unless it says nothing that could be missed here. A model may include files of its own folder only.
 */
public final class MjcfReader {
    /** The place of what nobody wrote. */
    static final SourceLocation NOWHERE = new SourceLocation("standard", 0);

    private final MjcfSchema schema = MjcfSchema.standard();

    /**
     * Reads a file and what it includes.
     *
     * @param file the model's main file; its folder is the model's folder
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the model cannot be used
     */
    public ReadResult read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path given = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is a folder; name the model's file.");
        }
        String prefix = given == null ? "" : given + file.getFileSystem().getSeparator();
        return read(FolderFiles.around(folder), prefix, String.valueOf(absolute.getFileName()));
    }

    /**
     * Reads text that includes no files.
     *
     * @param name what messages call it
     * @param xml the model
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the model cannot be used
     */
    public ReadResult readText(String name, String xml) {
        ModelFiles files = path -> {
            if (!path.equals(name)) {
                throw new FileNotFoundException(
                        "\"" + path + "\" cannot be included: the model is text without a folder.");
            }
            return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
        };
        return read(files, "", name);
    }

    /**
     * Reads a model from wherever its files are.
     *
     * @param files the model's files
     * @param prefix put before file names in messages, for example {@code models/}
     * @param main the main file
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the model cannot be used
     */
    public ReadResult read(ModelFiles files, String prefix, String main) {
        Problems problems = new Problems();
        XmlElement root = new XmlTreeReader(files, prefix, problems).read(main);
        return read(root, files, prefix, problems);
    }

    /**
     * Reads a model that is a tree of elements already, as other formats become one.
     *
     * @param root the element {@code mujoco}. Modified: only what is read stays.
     * @param files the model's files
     * @param prefix put before file names in messages
     * @param problems found before; its warnings become those of the result
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the model cannot be used
     */
    public ReadResult read(XmlElement root, ModelFiles files, String prefix, Problems problems) {
        new SchemaCheck(schema, problems).check(root);
        ModelSpec spec = new ModelReader(files, prefix, schema, new HashMap<>(), problems).read(root);
        problems.throwIfAny();
        return new ReadResult(spec, problems.warnings());
    }
}
