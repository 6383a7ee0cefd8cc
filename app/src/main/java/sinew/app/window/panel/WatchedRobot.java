package sinew.app.window.panel;

import sinew.renderer.EnvironmentGrid;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.Vector3;

/**
 * The robot that the camera follows: the one in the middle of the crowd, so that the others stay in the picture around it.
 *
 * @param scene what there is, with at least one body beside the world
 */
record WatchedRobot(SceneDescription scene) {
    private static final int POSE = 7;

    /** A robot this many distances between environments from its place has left it. */
    private static final float FAR = 0.5f;

    /** Tells whether a frame shows a robot of this scene. */
    boolean isIn(SceneFrame frame) {
        return scene.bodies() > 1 && frame.poses().length == scene.poseNumbers();
    }

    /** The middle of all its bodies in the world. */
    Vector3 middle(SceneFrame frame) {
        return scene.grid().origin(environment()).plus(away(frame));
    }

    /** Tells whether it has walked away from where it began. */
    boolean hasLeftItsPlace(SceneFrame frame) {
        Vector3 away = away(frame);
        return Math.hypot(away.x(), away.y()) > FAR * scene.spacing();
    }

    private int environment() {
        EnvironmentGrid grid = scene.grid();
        return Math.min(grid.rows() / 2 * grid.columns() + grid.columns() / 2, scene.environments() - 1);
    }

    /** The middle of its bodies in its environment's frame. */
    private Vector3 away(SceneFrame frame) {
        Vector3 sum = Vector3.ZERO;
        int first = environment() * scene.bodies();
        for (int body = 1; body < scene.bodies(); body++) {
            int at = (first + body) * POSE;
            float[] poses = frame.poses();
            sum = sum.plus(new Vector3(poses[at], poses[at + 1], poses[at + 2]));
        }
        return sum.times(1f / (scene.bodies() - 1));
    }
}
