package sinew.assets.mjcf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.Pose;

/** Reads the tree of bodies, depth first. Frames vanish: what is in them is moved to their place. */
final class BodyTreeReader {
    private final Context context;
    private final JointReader jointReader;
    private final GeomReader geomReader;
    private final CameraReader cameraReader;
    private final InertialReader inertialReader;

    BodyTreeReader(Context context) {
        this.context = context;
        jointReader = new JointReader(context);
        geomReader = new GeomReader(context);
        cameraReader = new CameraReader(context);
        inertialReader = new InertialReader(context);
    }

    /** Reads all worldbody elements as one world. */
    BodyDraft read(List<XmlElement> worlds, XmlElement root) {
        BodyDraft world = new BodyDraft(worlds.isEmpty() ? root : worlds.getFirst(), "world");
        for (XmlElement element : worlds) {
            new Content(world).gather(element, Pose.IDENTITY, null);
        }
        return world;
    }

    private BodyDraft readBody(XmlElement element, Pose frame, @Nullable String outerClass) {
        Attributes attributes = Attributes.of(element, context.problems());
        BodyDraft body = new BodyDraft(element, attributes.name());
        Content content = new Content(body);
        content.gather(element, Pose.IDENTITY, context.defaults().childClass(element, outerClass));
        Pose own = context.orientations().pose(attributes);
        body.pose = frame.times(own);
        body.inertial = inertialReader.resolve(element, content.inertial, body.geoms, own);
        body.gravityCompensation = attributes.number("gravcomp", 0);
        body.mocap = attributes.truth("mocap", false);
        return body;
    }

    /** Fills a body with what its element and the frames in it hold. */
    private final class Content {
        private final BodyDraft body;
        private @Nullable InertialSpec inertial;

        Content(BodyDraft body) {
            this.body = body;
        }

        void gather(XmlElement parent, Pose frame, @Nullable String childClass) {
            for (XmlElement element : parent.children()) {
                switch (element.name()) {
                    case "joint" -> body.joints.add(jointReader.read(attributes(element, childClass), frame));
                    case "freejoint" -> gatherFreeJoint(Attributes.of(element, context.problems()), frame);
                    case "geom" -> body.geoms.add(geomReader.geom(attributes(element, childClass), frame));
                    case "site" -> body.sites.add(geomReader.site(attributes(element, childClass), frame));
                    case "camera" -> gatherCamera(attributes(element, childClass), frame);
                    case "inertial" -> gatherInertial(element, frame);
                    case "frame" -> {
                        Pose inner = context.orientations().pose(Attributes.of(element, context.problems()));
                        String innerClass = context.defaults().childClass(element, childClass);
                        gather(element, frame.times(inner), innerClass);
                    }
                    default -> body.children.add(readBody(element, frame, childClass));
                }
            }
        }

        private void gatherFreeJoint(Attributes attributes, Pose frame) {
            body.joints.add(jointReader.read(attributes, frame));
            body.aligned = jointReader.aligns(attributes);
        }

        private void gatherCamera(Attributes attributes, Pose frame) {
            body.cameras.add(new BodyDraft.CameraDraft(cameraReader.read(attributes, frame), attributes));
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
}
