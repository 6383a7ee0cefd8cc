package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.Pose;

/** Changes that the compiler element asks for: free bodies are aligned, visual geoms left out, and fixed bodies made part of their parents. */
final class TreeChanges {
    private static final Set<String> TREE = Set.of("worldbody", "asset", "default", "compiler", "option");

    private final Context context;
    /** What elements outside of the tree refer to, of whatever kind. */
    private final Set<String> referenced = new HashSet<>();

    TreeChanges(Context context, XmlElement root) {
        this.context = context;
        for (XmlElement section : root.children()) {
            if (!TREE.contains(section.name())) {
                section.children().forEach(this::gather);
            }
        }
    }

    void apply(BodyDraft world) {
        if (context.origins().compilers().getFirst().discardVisual()) {
            discardVisual(world);
        }
        align(world);
        if (context.origins().compilers().getFirst().fuseStatic()) {
            fuse(world, true);
        }
    }

    private void gather(XmlElement element) {
        element.attributes().forEach((attribute, value) -> {
            if (!attribute.equals("name") && !attribute.equals("class")) {
                referenced.add(value.strip());
            }
        });
        element.children().forEach(this::gather);
    }

    private void discardVisual(BodyDraft body) {
        body.geoms.removeIf(geom -> !geom.contact().canTouch() && !referenced.contains(geom.name()));
        body.children.forEach(this::discardVisual);
    }

    /** The frame of a free body without children is moved to its centre of mass and principal axes. */
    private static void align(BodyDraft body) {
        body.children.forEach(TreeChanges::align);
        boolean free = body.joints.size() == 1 && body.joints.getFirst().type() == JointType.FREE;
        if (body.aligned && free && body.children.isEmpty()) {
            Pose inertial = body.inertial.pose();
            body.pose = body.pose.times(inertial);
            body.moveContent(inertial.inverse());
        }
    }

    private void fuse(BodyDraft body, boolean world) {
        List<BodyDraft> kept = new ArrayList<>();
        for (BodyDraft child : body.children) {
            fuse(child, false);
            boolean isReferenced = !child.name.isEmpty() && referenced.contains(child.name);
            if (child.joints.isEmpty() && !child.mocap && !isReferenced) {
                child.moveContent(child.pose);
                if (!world) {
                    body.inertial = sum(body, child.inertial);
                }
                body.geoms.addAll(child.geoms);
                body.sites.addAll(child.sites);
                body.cameras.addAll(child.cameras);
                kept.addAll(child.children);
            } else {
                kept.add(child);
            }
        }
        body.children.clear();
        body.children.addAll(kept);
    }

    private InertialSpec sum(BodyDraft body, InertialSpec second) {
        InertialSpec first = body.inertial;
        if (second.mass() < MassRules.LEAST) {
            return first;
        }
        if (first.mass() < MassRules.LEAST) {
            return second;
        }
        return new InertialReader(context).sum(body.element, List.of(first, second));
    }
}
