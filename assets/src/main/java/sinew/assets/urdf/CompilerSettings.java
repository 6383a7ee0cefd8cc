package sinew.assets.urdf;

import java.util.Set;
import sinew.assets.mjcf.XmlElement;

/**
 * How a robot wants to be compiled. URDF has standards of its own: angles are in rad, what is only drawn is left out, and links without
 * joints become part of their parents.
 *
 * @param element for the MJCF model
 * @param meshFolder where meshes are, empty or ending with a slash
 * @param stripPath whether folders in names of meshes are left out
 * @param discardVisual whether visual geometry is left out
 */
record CompilerSettings(XmlElement element, String meshFolder, boolean stripPath, boolean discardVisual) {
    private static final Set<String> OWN = Set.of("angle", "meshdir", "assetdir", "strippath", "discardvisual");

    static CompilerSettings of(XmlElement robot) {
        XmlElement stated = robot.children("mujoco").stream()
                .flatMap(extension -> extension.children("compiler").stream())
                .findFirst()
                .orElse(new XmlElement("compiler", robot.location()));
        XmlElement element = new XmlElement("compiler", stated.location());
        element.attributes().put("fusestatic", "true");
        element.attributes().putAll(stated.attributes());
        OWN.forEach(element.attributes()::remove);
        element.attributes().put("angle", "radian");
        String folder = stated.has("meshdir") ? stated.get("meshdir") : stated.get("assetdir");
        boolean closed = folder.isEmpty() || folder.endsWith("/");
        return new CompilerSettings(
                element,
                closed ? folder : folder + "/",
                stated.get("strippath").equals("true"),
                !stated.get("discardvisual").equals("false"));
    }
}
