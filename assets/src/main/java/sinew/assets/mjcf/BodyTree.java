package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.CameraSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.SiteSpec;

/** Numbers bodies and what is on them, depth first, and keeps their names. */
final class BodyTree {
    private final Names bodyNames;
    private final Names jointNames;
    private final Names geomNames;
    private final Names siteNames;
    private final Names cameraNames;
    private final List<BodyDraft> drafts = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private int jointCount;
    private int geomCount;
    private int siteCount;
    private int cameraCount;

    BodyTree(BodyDraft world, Problems problems) {
        bodyNames = new Names("body", problems);
        jointNames = new Names("joint", problems);
        geomNames = new Names("geom", problems);
        siteNames = new Names("site", problems);
        cameraNames = new Names("camera", problems);
        number(world, 0);
    }

    Names bodyNames() {
        return bodyNames;
    }

    Names jointNames() {
        return jointNames;
    }

    Names geomNames() {
        return geomNames;
    }

    Names siteNames() {
        return siteNames;
    }

    Names cameraNames() {
        return cameraNames;
    }

    /** Makes the records. To be called once. */
    List<BodySpec> bodies() {
        List<BodySpec> result = new ArrayList<>();
        for (BodyDraft draft : drafts) {
            int index = result.size();
            result.add(new BodySpec(
                    index,
                    draft.name,
                    parents.get(index),
                    draft.pose,
                    draft.inertial,
                    draft.gravityCompensation,
                    draft.mocap,
                    joints(draft, index),
                    geoms(draft, index),
                    sites(draft, index),
                    cameras(draft, index),
                    draft.element.location()));
        }
        return result;
    }

    private void number(BodyDraft body, int parent) {
        int index = drafts.size();
        bodyNames.register(body.name, index, body.element);
        drafts.add(body);
        parents.add(parent);
        body.children.forEach(child -> number(child, index));
    }

    private List<JointSpec> joints(BodyDraft draft, int body) {
        List<JointSpec> result = new ArrayList<>();
        for (JointSpec joint : draft.joints) {
            jointNames.register(joint.name(), jointCount, joint.location());
            result.add(joint.withIndices(jointCount++, body));
        }
        return result;
    }

    private List<GeomSpec> geoms(BodyDraft draft, int body) {
        List<GeomSpec> result = new ArrayList<>();
        for (GeomSpec geom : draft.geoms) {
            geomNames.register(geom.name(), geomCount, geom.location());
            result.add(geom.withIndices(geomCount++, body));
        }
        return result;
    }

    private List<SiteSpec> sites(BodyDraft draft, int body) {
        List<SiteSpec> result = new ArrayList<>();
        for (SiteSpec site : draft.sites) {
            siteNames.register(site.name(), siteCount, site.location());
            result.add(site.withIndices(siteCount++, body));
        }
        return result;
    }

    private List<CameraSpec> cameras(BodyDraft draft, int body) {
        List<CameraSpec> result = new ArrayList<>();
        for (BodyDraft.CameraDraft camera : draft.cameras) {
            int target = camera.attributes().has("target") ? bodyNames.resolve(camera.attributes(), "target") : -1;
            cameraNames.register(
                    camera.spec().name(), cameraCount, camera.spec().location());
            result.add(camera.spec().withIndices(cameraCount++, body, target));
        }
        return result;
    }
}
