package sinew.assets.mjcf;

import java.util.Map;
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
        return new CameraSpec(
                -1,
                -1,
                attributes.name(),
                mode,
                -1,
                frame.times(context.orientations().pose(attributes)),
                orthographic ? view : view * DEGREE,
                orthographic,
                attributes.location());
    }
}
