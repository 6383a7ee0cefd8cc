package sinew.assets.mjcf;

import java.util.Map;
import sinew.assets.model.CameraImage;
import sinew.assets.model.CameraMode;
import sinew.assets.model.CameraSpec;
import sinew.assets.model.Pose;

/** Reads cameras. They get their numbers, and those of their targets, later. */
final class CameraReader {
    private static final Map<String, CameraMode> MODES = Map.of(
            "fixed", CameraMode.FIXED,
            "track", CameraMode.TRACK,
            "trackcom", CameraMode.TRACK_CENTER_OF_MASS,
            "targetbody", CameraMode.TARGET_BODY,
            "targetbodycom", CameraMode.TARGET_BODY_CENTER_OF_MASS);
    private static final Map<String, Boolean> PROJECTIONS = Map.of("perspective", false, "orthographic", true);
    private static final double FIELD_OF_VIEW = 45;
    private static final double SMALLEST = 1e-15;
    private static final double DEGREE = Math.PI / 180;

    private final Context context;

    CameraReader(Context context) {
        this.context = context;
    }

    /** Reads a camera; its target is still to be found. */
    CameraSpec read(Attributes attributes, Pose frame) {
        CameraMode mode = attributes.keyword("mode", MODES, CameraMode.FIXED);
        boolean orthographic = attributes.keyword("projection", PROJECTIONS, false);
        double view = attributes.positive("fovy", FIELD_OF_VIEW);
        CameraImage image = image(attributes, view);
        if (attributes.has("sensorsize")) {
            view = 2 * Math.atan(0.5 * image.height() / Math.max(SMALLEST, image.focalY())) / DEGREE;
        }
        return new CameraSpec(
                -1,
                -1,
                attributes.name(),
                mode,
                -1,
                frame.times(context.orientations().pose(attributes)),
                orthographic ? view : view * DEGREE,
                orthographic,
                image,
                attributes.location());
    }

    /** As MuJoCo counts pixels, orthographic cameras included; the principal point does not matter to it. */
    private static CameraImage image(Attributes attributes, double view) {
        double[] pixels = attributes.numbers("resolution", new double[] {1, 1}, 2);
        double[] sensor = attributes.numbers("sensorsize", new double[] {0, 0}, 2);
        double[] focal = attributes.numbers("focal", new double[] {0, 0}, 2);
        double[] focalPixels = attributes.numbers("focalpixel", new double[] {0, 0}, 2);
        double x = 0.5 * pixels[1] / Math.tan(0.5 * view * DEGREE);
        double y = x;
        if (attributes.has("sensorsize")) {
            boolean direct = attributes.has("focalpixel");
            x = direct ? focalPixels[0] : focal[0] / sensor[0] * pixels[0];
            y = direct ? focalPixels[1] : focal[1] / sensor[1] * pixels[1];
        }
        checkImage(attributes, pixels, sensor);
        return new CameraImage((int) pixels[0], (int) pixels[1], x, y);
    }

    private static void checkImage(Attributes attributes, double[] pixels, double[] sensor) {
        if (!(pixels[0] >= 1 && pixels[1] >= 1)
                || pixels[0] != Math.rint(pixels[0])
                || pixels[1] != Math.rint(pixels[1])) {
            attributes.error("resolution", "expected two whole numbers of pixels of at least 1.");
        }
        boolean lens = attributes.has("sensorsize");
        if (lens && !(sensor[0] > 0 && sensor[1] > 0)) {
            attributes.error("sensorsize", "expected two positive numbers.");
        }
        if (attributes.own().has("sensorsize") && attributes.own().has("fovy")) {
            attributes.error("fovy", "follows from sensorsize and focal; remove one of them.");
        }
        if (!lens && (attributes.has("focal") || attributes.has("focalpixel"))) {
            attributes.error("focal", "needs the sensorsize.");
        }
    }
}
