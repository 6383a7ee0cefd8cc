package sinew.assets.mjcf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.Range;

/**
 * How figures in the file are to be understood.
 *
 * @param angleUnit size of the file's unit of angles, in rad
 * @param eulerSequence three letters: x y z about moving, X Y Z about fixed axes
 * @param automaticLimits whether stating a range switches the limit on
 * @param inertiaFromGeoms true: always computed from geoms; false: never; null: where the file states none
 * @param inertiaGroups smallest and largest group of the geoms that count
 * @param leastMass every body has at least this mass, in kg
 * @param leastInertia every principal moment is at least this, in kg m^2
 * @param balanceInertia whether impossible moments are replaced by their mean
 * @param totalMass masses are scaled to this sum, in kg; 0 or less leaves them
 * @param meshFolder folder of meshes and height fields in the folder of the opened model, ending with a slash, or empty
 * @param stripPath whether folders in file names are left out
 * @param fitBoundingBox whether primitive shapes are fitted to the bounding boxes of meshes
 * @param discardVisual whether geoms and meshes that are only drawn are left out
 * @param fuseStatic whether bodies without joints become part of their parents
 * @param alignFree whether the frames of free bodies are moved to their centres of mass
 */
record Compiler(
        double angleUnit,
        String eulerSequence,
        boolean automaticLimits,
        @Nullable Boolean inertiaFromGeoms,
        Range inertiaGroups,
        double leastMass,
        double leastInertia,
        boolean balanceInertia,
        double totalMass,
        String meshFolder,
        boolean stripPath,
        boolean fitBoundingBox,
        boolean discardVisual,
        boolean fuseStatic,
        boolean alignFree) {
    private static final Map<String, Double> UNITS = Map.of("degree", Math.PI / 180, "radian", 1.0);
    private static final Map<String, String> INERTIA = Map.of("true", "true", "false", "false", "auto", "auto");

    /** Reads all compiler elements; later ones win. */
    static Compiler read(List<XmlElement> elements, Problems problems) {
        Attributes attributes = new Attributes(
                elements.isEmpty() ? List.of(new XmlElement("compiler", MjcfReader.NOWHERE)) : elements, problems);
        String inertia = attributes.keyword("inertiafromgeom", INERTIA, "auto");
        double[] groups = attributes.numbers("inertiagrouprange", new double[] {0, 5}, 2);
        return new Compiler(
                attributes.keyword("angle", UNITS, Math.PI / 180),
                eulerSequence(attributes),
                attributes.truth("autolimits", true),
                inertia.equals("auto") ? null : Boolean.valueOf(inertia),
                new Range(groups[0], groups[1]),
                attributes.notNegative("boundmass", 0),
                attributes.notNegative("boundinertia", 0),
                attributes.truth("balanceinertia", false),
                attributes.number("settotalmass", -1),
                folder(attributes),
                attributes.truth("strippath", false),
                attributes.truth("fitaabb", false),
                attributes.truth("discardvisual", false),
                attributes.truth("fusestatic", false),
                attributes.truth("alignfree", false));
    }

    /** The same for a model whose file is in a folder of the opened model's. */
    Compiler inFolder(String folder) {
        return new Compiler(
                angleUnit,
                eulerSequence,
                automaticLimits,
                inertiaFromGeoms,
                inertiaGroups,
                leastMass,
                leastInertia,
                balanceInertia,
                totalMass,
                folder + meshFolder,
                stripPath,
                fitBoundingBox,
                discardVisual,
                fuseStatic,
                alignFree);
    }

    /** Where the file of a mesh or height field is, in the model's folder. */
    String assetPath(String file) {
        String clean = file.replace('\\', '/');
        String name = stripPath ? clean.substring(clean.lastIndexOf('/') + 1) : clean;
        return meshFolder + name;
    }

    private static String folder(Attributes attributes) {
        String folder = attributes.has("meshdir") ? attributes.text("meshdir") : attributes.text("assetdir");
        return folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    }

    private static String eulerSequence(Attributes attributes) {
        String sequence = attributes.has("eulerseq") ? attributes.text("eulerseq") : "xyz";
        if (!sequence.matches("[xyzXYZ]{3}")) {
            attributes.error(
                    "eulerseq",
                    "is \"" + sequence + "\", expected three of x, y, z (moving axes) or X, Y, Z (fixed axes).");
            return "xyz";
        }
        return sequence;
    }
}
