package sinew.app.drawing;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.Color;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;
import sinew.renderer.SceneDescription;

/** Turns what a robot is into what is drawn of it. */
public final class SceneOfModel {
    private SceneOfModel() {}

    /**
     * Describes what is drawn.
     *
     * @param model the robot
     * @param environments how many of them
     * @param spacing m from one to the next
     * @return bodies and shapes; planes are left out, because the ground is drawn anyway
     */
    public static SceneDescription describe(ModelSpec model, int environments, double spacing) {
        List<SceneDescription.Shape> shapes = new ArrayList<>();
        double ground = 0;
        for (GeomSpec geom : model.geoms()) {
            if (geom.type() == GeomType.PLANE) {
                // The renderer draws the ground by itself.
                ground = geom.bodyIndex() == 0 ? geom.pose().position().z() : ground;
            } else if (geom.color().alpha() > 0) {
                shapes.add(shape(geom));
            }
        }
        return new SceneDescription(model.bodies().size(), shapes, environments, (float) spacing, (float) ground);
    }

    private static SceneDescription.Shape shape(GeomSpec geom) {
        SceneDescription.Kind kind = switch (geom.type()) {
            case SPHERE -> SceneDescription.Kind.SPHERE;
            case CAPSULE -> SceneDescription.Kind.CAPSULE;
            case CYLINDER -> SceneDescription.Kind.CYLINDER;
            case ELLIPSOID -> SceneDescription.Kind.ELLIPSOID;
            case BOX, PLANE, MESH, HEIGHT_FIELD -> SceneDescription.Kind.BOX;
        };
        Quaternion turn = geom.pose().orientation();
        Color colour = geom.color();
        return new SceneDescription.Shape(
                kind,
                geom.bodyIndex(),
                floats(geom.size()),
                floats(geom.pose().position()),
                new float[] {(float) turn.w(), (float) turn.x(), (float) turn.y(), (float) turn.z()},
                new float[] {(float) colour.red(), (float) colour.green(), (float) colour.blue(), (float) colour.alpha()
                });
    }

    private static float[] floats(Vector3 vector) {
        return new float[] {(float) vector.x(), (float) vector.y(), (float) vector.z()};
    }
}
