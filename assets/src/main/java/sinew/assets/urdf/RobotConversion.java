package sinew.assets.urdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sinew.assets.ModelFiles;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.XmlElement;

/** Makes the elements of an MJCF model out of those of a robot. Every element keeps the place where it was written in URDF. */
final class RobotConversion {
    private static final int MOST_LEVELS = 250;
    private static final List<String> SECTIONS = List.of("option", "size");

    private final ModelFiles files;
    private final String folder;
    private final Problems problems;
    private final Figures figures;

    /**
     * Prepares a conversion.
     *
     * @param files the robot's files
     * @param folder of the robot's file, empty or ending with a slash
     * @param problems takes what is wrong
     */
    RobotConversion(ModelFiles files, String folder, Problems problems) {
        this.files = files;
        this.folder = folder;
        this.problems = problems;
        figures = new Figures(problems);
    }

    /** Returns the element {@code mujoco}. */
    XmlElement convert(XmlElement robot) {
        CompilerSettings settings = CompilerSettings.of(robot);
        XmlElement model = new XmlElement("mujoco", robot.location());
        if (robot.has("name")) {
            model.attributes().put("model", robot.get("name"));
        }
        model.children().add(settings.element());
        for (XmlElement extension : robot.children("mujoco")) {
            extension.children().forEach(section -> addSection(section, model));
        }
        LinkTree tree = new LinkTree(robot, figures, problems);
        problems.throwIfAny();

        XmlElement assets = new XmlElement("asset", robot.location());
        MeshFiles meshes = new MeshFiles(files, folder, settings, assets);
        LinkContent content = new LinkContent(new Colors(robot, figures), meshes, settings, figures, problems);
        Map<String, List<XmlElement>> geoms = new HashMap<>();
        robot.children("link").forEach(link -> geoms.put(link.get("name").strip(), content.geoms(link)));
        JointConversion joints = new JointConversion(figures, problems);
        Bodies bodies = new Bodies(tree, content, geoms, joints);
        XmlElement world = new XmlElement("worldbody", robot.location());
        for (String root : tree.roots()) {
            if (root.equals("world")) {
                world.children().addAll(geoms.getOrDefault(root, List.of()));
                tree.children(root).forEach(child -> world.children().add(bodies.convert(child, 1)));
            } else {
                world.children().add(bodies.convert(root, 1));
            }
        }
        model.children().add(assets);
        model.children().add(world);
        joints.addMimics(robot, model);
        return model;
    }

    private void addSection(XmlElement section, XmlElement model) {
        if (SECTIONS.contains(section.name())) {
            model.children().add(section);
        } else if (!section.name().equals("compiler")) {
            problems.error(
                    section.location(),
                    "mujoco." + section.name(),
                    "in URDF the element \"mujoco\" may hold compiler, option and size only; write the rest in an MJCF model.");
        }
    }

    /** Makes bodies of links and what hangs on them. */
    private final class Bodies {
        private final LinkTree tree;
        private final LinkContent content;
        private final Map<String, List<XmlElement>> geoms;
        private final JointConversion joints;

        Bodies(LinkTree tree, LinkContent content, Map<String, List<XmlElement>> geoms, JointConversion joints) {
            this.tree = tree;
            this.content = content;
            this.geoms = geoms;
            this.joints = joints;
        }

        XmlElement convert(String name, int level) {
            XmlElement link = tree.link(name);
            if (level > MOST_LEVELS) {
                problems.error(
                        link.location(),
                        "link.name",
                        "the chain of links is longer than " + MOST_LEVELS + "; shorten it.");
                problems.throwIfAny();
            }
            XmlElement body = new XmlElement("body", link.location());
            body.attributes().put("name", name);
            XmlElement joint = tree.jointAbove(name);
            if (joint != null) {
                Figures.set(body, figures.origin(joint));
                joints.addJoints(joint, body);
            }
            content.addInertial(link, body);
            body.children().addAll(geoms.getOrDefault(name, List.of()));
            for (String child : tree.children(name)) {
                body.children().add(convert(child, level + 1));
            }
            return body;
        }
    }
}
