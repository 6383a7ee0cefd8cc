package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.BodySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.SiteSpec;

/** Reads the tree of bodies, depth first. Frames vanish: what is in them is moved to their place. */
final class BodyTreeReader {
    private final Context context;
    private final Names names;
    private final JointReader jointReader;
    private final GeomReader geomReader;
    private final InertialReader inertialReader;
    private final List<BodySpec> bodies = new ArrayList<>();

    BodyTreeReader(Context context) {
        this.context = context;
        names = new Names("body", context.problems());
        jointReader = new JointReader(context);
        geomReader = new GeomReader(context);
        inertialReader = new InertialReader(context);
    }

    Names bodyNames() {
        return names;
    }

    Names jointNames() {
        return jointReader.names();
    }

    /** A body inside another one. */
    private record Child(
            XmlElement element, Pose frame, @Nullable String childClass) {}

    /** What a body holds besides its own attributes. */
    private final class Content {
        private final int bodyIndex;
        private final List<JointSpec> joints = new ArrayList<>();
        private final List<GeomSpec> geoms = new ArrayList<>();
        private final List<SiteSpec> sites = new ArrayList<>();
        private final List<Child> children = new ArrayList<>();
        private @Nullable InertialSpec inertial;

        Content(int bodyIndex) {
            this.bodyIndex = bodyIndex;
        }

        void gather(XmlElement parent, Pose frame, @Nullable String childClass) {
            for (XmlElement element : parent.children()) {
                switch (element.name()) {
                    case "joint" -> joints.add(jointReader.read(attributes(element, childClass), bodyIndex, frame));
                    case "freejoint" ->
                        joints.add(jointReader.read(Attributes.of(element, context.problems()), bodyIndex, frame));
                    case "geom" -> geoms.add(geomReader.geom(attributes(element, childClass), bodyIndex, frame));
                    case "site" -> sites.add(geomReader.site(attributes(element, childClass), bodyIndex, frame));
                    case "inertial" -> gatherInertial(element, frame);
                    case "frame" -> {
                        Pose inner = context.orientations().pose(Attributes.of(element, context.problems()));
                        String innerClass = context.defaults().childClass(element, childClass);
                        gather(element, frame.times(inner), innerClass);
                    }
                    default -> children.add(new Child(element, frame, childClass));
                }
            }
        }

        private void gatherInertial(XmlElement element, Pose frame) {
            if (inertial != null) {
                context.problems()
                        .error(element.location(), "inertial", "the body has one already; remove one of them.");
            }
            inertial = inertialReader.stated(element, frame);
        }

        private Attributes attributes(XmlElement element, @Nullable String childClass) {
            return context.defaults().of(element, childClass);
        }
    }

    /** Reads all worldbody elements as one world. */
    List<BodySpec> read(List<XmlElement> worlds, XmlElement root) {
        Content content = new Content(0);
        for (XmlElement world : worlds) {
            content.gather(world, Pose.IDENTITY, null);
        }
        XmlElement first = worlds.isEmpty() ? root : worlds.getFirst();
        names.register("world", 0, first);
        bodies.add(new BodySpec(
                0,
                "world",
                0,
                Pose.IDENTITY,
                InertialSpec.NONE,
                0,
                false,
                content.joints,
                content.geoms,
                content.sites,
                List.of(),
                first.location()));
        content.children.forEach(child -> readBody(child, 0));
        return List.copyOf(bodies);
    }

    private void readBody(Child child, int parentIndex) {
        XmlElement element = child.element;
        Attributes attributes = Attributes.of(element, context.problems());
        int index = bodies.size();
        String name = names.register(element, index);
        String childClass = context.defaults().childClass(element, child.childClass);
        Content content = new Content(index);
        content.gather(element, Pose.IDENTITY, childClass);
        Pose own = context.orientations().pose(attributes);
        bodies.add(new BodySpec(
                index,
                name,
                parentIndex,
                child.frame.times(own),
                inertialReader.resolve(element, content.inertial, content.geoms, own),
                attributes.number("gravcomp", 0),
                attributes.truth("mocap", false),
                content.joints,
                content.geoms,
                content.sites,
                List.of(),
                element.location()));
        content.children.forEach(inner -> readBody(inner, index));
    }
}
