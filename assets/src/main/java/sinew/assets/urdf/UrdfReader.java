package sinew.assets.urdf;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import sinew.assets.FolderFiles;
import sinew.assets.ModelFiles;
import sinew.assets.ModelFormatException;
import sinew.assets.mjcf.MjcfReader;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.mjcf.XmlTreeReader;

/**
 * Reads URDF robots. Elements that have no meaning here (Gazebo's, transmissions) are left out with a warning; mistyped ones are errors
 * with file and line. Files with macros must be expanded by xacro first.
 */
public final class UrdfReader {
    private static final int MOST_FOLDERS_UP = 3;

    /** Makes a reader. */
    public UrdfReader() {}

    /**
     * Reads a file and its meshes. The robot may use files in its own folder; if it is part of a ROS package, in the package's folder,
     * which is the nearest one above that holds a {@code package.xml}.
     *
     * @param file the robot's file
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the robot cannot be used
     */
    public ReadResult read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is a folder; name the robot's file.");
        }
        Path root = packageFolder(folder);
        Path shown = root.equals(folder) ? file.getParent() : root;
        String prefix = shown == null ? "" : shown + file.getFileSystem().getSeparator();
        return read(
                FolderFiles.around(root),
                prefix,
                root.relativize(absolute).toString().replace('\\', '/'));
    }

    /**
     * Reads text that uses no files.
     *
     * @param name what messages call it
     * @param xml the robot
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the robot cannot be used
     */
    public ReadResult readText(String name, String xml) {
        ModelFiles files = path -> {
            if (!path.equals(name)) {
                throw new FileNotFoundException("\"" + path + "\" cannot be read: the robot is text without a folder.");
            }
            return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
        };
        return read(files, "", name);
    }

    /**
     * Reads a robot from wherever its files are.
     *
     * @param files the robot's files
     * @param prefix put before file names in messages, for example {@code robots/}
     * @param main the main file; meshes are looked for relative to its folder and to the top
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the robot cannot be used
     */
    public ReadResult read(ModelFiles files, String prefix, String main) {
        XmlElement robot = XmlTreeReader.withText(files, prefix).read(main);
        Problems problems = new Problems();
        new UrdfCheck(problems).check(robot);
        problems.throwIfAny();
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        XmlElement model = new RobotConversion(files, folder, problems).convert(robot);
        problems.throwIfAny();
        return new MjcfReader().read(model, files, prefix, problems);
    }

    private static Path packageFolder(Path folder) {
        Path candidate = folder;
        for (int up = 0; candidate != null && up <= MOST_FOLDERS_UP; up++) {
            if (Files.isRegularFile(candidate.resolve("package.xml"))) {
                return candidate;
            }
            candidate = candidate.getParent();
        }
        return folder;
    }
}
