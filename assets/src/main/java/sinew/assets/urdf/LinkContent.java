package sinew.assets.urdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.model.Pose;
import sinew.assets.model.PrincipalAxes;
import sinew.assets.model.Vector3;

/** Converts what links hold: mass, and geometry to touch or to see. */
final class LinkContent {
    private final Colors colors;
    private final MeshFiles meshes;
    private final CompilerSettings settings;
    private final Figures figures;
    private final Problems problems;
    private final Set<String> geomNames = new HashSet<>();

    LinkContent(Colors colors, MeshFiles meshes, CompilerSettings settings, Figures figures, Problems problems) {
        this.colors = colors;
        this.meshes = meshes;
        this.settings = settings;
        this.figures = figures;
        this.problems = problems;
    }

    /** Converts mass and inertia; a link that states none gets them from its geometry. Modified: {@code body}. */
    void addInertial(XmlElement link, XmlElement body) {
        XmlElement stated = Figures.child(link, "inertial");
        if (stated == null) {
            return;
        }
        XmlElement mass = figures.required(stated, "mass");
        XmlElement inertia = figures.required(stated, "inertia");
        if (mass == null || inertia == null) {
            return;
        }
        double xx = figures.required(inertia, "ixx", 0);
        double yy = figures.required(inertia, "iyy", 0);
        double zz = figures.required(inertia, "izz", 0);
        double xy = figures.required(inertia, "ixy", 0);
        double xz = figures.required(inertia, "ixz", 0);
        double yz = figures.required(inertia, "iyz", 0);
        PrincipalAxes axes = PrincipalAxes.of(xx, yy, zz, xy, xz, yz);
        Pose pose = figures.origin(stated).times(new Pose(Vector3.ZERO, axes.orientation()));
        XmlElement element = new XmlElement("inertial", stated.location());
        Figures.set(element, pose);
        Figures.set(element, "mass", figures.required(mass, "value", 0));
        Figures.set(element, "diaginertia", axes.moments());
        body.children().add(element);
    }

    /** Converts geometry in the order of writing; what states no colour has the last one before it. */
    List<XmlElement> geoms(XmlElement link) {
        List<XmlElement> geoms = new ArrayList<>();
        double[] color = null;
        for (XmlElement element : link.children()) {
            boolean visual = element.name().equals("visual");
            if (visual) {
                double[] own = colors.of(element);
                color = own == null ? color : own;
            }
            if (element.name().equals("collision") || (visual && !settings.discardVisual())) {
                XmlElement geom = geom(element);
                if (color != null) {
                    Figures.set(geom, "rgba", color);
                }
                geoms.add(geom);
            }
        }
        return geoms;
    }

    private XmlElement geom(XmlElement element) {
        XmlElement geom = new XmlElement("geom", element.location());
        String name = element.get("name").strip();
        if (!name.isEmpty() && geomNames.add(name)) {
            geom.attributes().put("name", name);
        } else if (!name.isEmpty()) {
            problems.warn(
                    element.location(),
                    element.name() + ".name",
                    "there is already a geom \"" + name + "\"; this one gets no name.");
        }
        Figures.set(geom, figures.origin(element));
        if (element.name().equals("visual")) {
            geom.attributes().put("contype", "0");
            geom.attributes().put("conaffinity", "0");
            geom.attributes().put("group", "1");
            geom.attributes().put("density", "0");
        }
        XmlElement geometry = figures.required(element, "geometry");
        if (geometry != null) {
            if (geometry.children().size() == 1) {
                setShape(geometry.children().getFirst(), geom);
            } else {
                problems.error(
                        geometry.location(),
                        "geometry",
                        "holds " + geometry.children().size()
                                + " shapes, expected one of box, sphere, cylinder, capsule and mesh.");
            }
        }
        return geom;
    }

    private void setShape(XmlElement shape, XmlElement geom) {
        geom.attributes().put("type", shape.name());
        switch (shape.name()) {
            case "box" -> {
                figures.text(shape, "size");
                Figures.set(
                        geom,
                        "size",
                        figures.vector(shape, "size", new Vector3(1, 1, 1)).times(0.5));
            }
            case "sphere" -> Figures.set(geom, "size", figures.required(shape, "radius", 1));
            case "mesh" -> {
                String file = figures.text(shape, "filename");
                Vector3 scale = figures.vector(shape, "scale", new Vector3(1, 1, 1));
                geom.attributes().put("mesh", meshes.use(shape, file, scale));
            }
            default ->
                Figures.set(
                        geom, "size", figures.required(shape, "radius", 1), figures.required(shape, "length", 1) / 2);
        }
    }
}
