package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.CameraSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.SiteSpec;

/** A body while the tree is read and changed; nothing in it has a number yet. */
final class BodyDraft {
    final XmlElement element;
    final String name;
    final List<JointSpec> joints = new ArrayList<>();
    final List<GeomSpec> geoms = new ArrayList<>();
    final List<SiteSpec> sites = new ArrayList<>();
    final List<CameraDraft> cameras = new ArrayList<>();
    final List<BodyDraft> children = new ArrayList<>();
    Pose pose = Pose.IDENTITY;
    InertialSpec inertial = InertialSpec.NONE;
    double gravityCompensation;
    boolean mocap;
    boolean aligned;

    BodyDraft(XmlElement element, String name) {
        this.element = element;
        this.name = name;
    }

    /**
     * A camera whose target is still a name.
     *
     * @param spec the camera
     * @param attributes those of its element
     */
    record CameraDraft(CameraSpec spec, Attributes attributes) {}

    /** Moves everything that is fixed to the body by a change of its frame: old coordinates are mapped by the pose to new ones. */
    void moveContent(Pose change) {
        inertial = new InertialSpec(
                inertial.mass(), change.times(inertial.pose()), inertial.moments(), inertial.inferred());
        geoms.replaceAll(geom -> geom.withPose(change.times(geom.pose())));
        sites.replaceAll(site -> site.withPose(change.times(site.pose())));
        cameras.replaceAll(camera -> new CameraDraft(
                camera.spec().withPose(change.times(camera.spec().pose())), camera.attributes()));
        children.forEach(child -> child.pose = change.times(child.pose));
    }
}
