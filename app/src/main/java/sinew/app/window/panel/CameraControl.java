package sinew.app.window.panel;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import sinew.renderer.Camera;
import sinew.renderer.OrbitCamera;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.Vector3;

/**
 * Moves the camera: drag with the left button to orbit, with another button or Shift to pan, wheel to zoom; on the keyboard arrows
 * orbit, with Shift they pan, plus and minus zoom.
 */
final class CameraControl {
    private static final float KEY_STEP = 24;
    private static final float FOLLOW_TIME = 0.3f;

    private final Region area;
    private Runnable moved = () -> {};
    private OrbitCamera orbit = OrbitCamera.of(Camera.lookingAt(new Vector3(6, 4, 3), Vector3.ZERO));
    private @Nullable SceneDescription scene;
    private double lastX;
    private double lastY;
    private long followedAt;
    private boolean travellersFound;
    private @Nullable SceneFrame lastFrame;

    CameraControl(Region area) {
        this.area = area;
        area.setOnMousePressed(press -> {
            area.requestFocus();
            lastX = press.getX();
            lastY = press.getY();
        });
        area.setOnMouseDragged(this::drag);
        area.setOnScroll(scroll -> {
            move(orbit.zoomed((float) (scroll.getDeltaY() / 40)));
            scroll.consume();
        });
        area.setOnKeyPressed(this::key);
    }

    void onMove(Runnable listener) {
        moved = listener;
    }

    Camera camera() {
        return orbit.camera();
    }

    /** Shows another scene; the camera stays where it is if the new scene is as large as the old one. */
    void show(SceneDescription next) {
        boolean alike =
                scene != null && scene.environments() == next.environments() && scene.spacing() == next.spacing();
        scene = next;
        if (!alike) {
            lastFrame = null;
            travellersFound = false;
            fit(next);
        }
    }

    void fit(SceneDescription all) {
        move(OrbitCamera.fitting(all, lastFrame));
    }

    /** Takes note of newer poses; the first ones of a scene say how high up it happens. */
    void see(SceneFrame frame) {
        SceneDescription all = scene;
        boolean first = lastFrame == null;
        if (all != null && frame.poses().length == all.poseNumbers()) {
            lastFrame = frame;
            if (first) {
                fit(all);
            }
        }
    }

    /**
     * Tells once for each scene that its robots travel, so that a camera that stays would lose them.
     *
     * @return true for the first frame that shows it
     */
    boolean findsTravellers(SceneFrame frame) {
        SceneDescription all = scene;
        if (all == null || travellersFound) {
            return false;
        }
        WatchedRobot robot = new WatchedRobot(all);
        travellersFound = robot.isIn(frame) && robot.hasLeftItsPlace(frame);
        return travellersFound;
    }

    /** Turns towards the robot in the middle. */
    void follow(SceneFrame frame, long now) {
        SceneDescription all = scene;
        if (all == null || !new WatchedRobot(all).isIn(frame)) {
            return;
        }
        float seconds = followedAt == 0 ? 0 : Math.min(0.5f, (now - followedAt) * 1e-9f);
        followedAt = now;
        move(orbit.following(new WatchedRobot(all).middle(frame), seconds, FOLLOW_TIME));
    }

    private void drag(MouseEvent drag) {
        float right = (float) (drag.getX() - lastX);
        float down = (float) (drag.getY() - lastY);
        lastX = drag.getX();
        lastY = drag.getY();
        boolean pan = drag.getButton() != MouseButton.PRIMARY || drag.isShiftDown();
        int height = height();
        move(pan ? orbit.panned(right, down, height) : orbit.orbited(right, down, height));
    }

    private int height() {
        return Math.max(1, (int) area.getHeight());
    }

    private void key(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        float right = key.getCode() == KeyCode.LEFT ? -KEY_STEP : key.getCode() == KeyCode.RIGHT ? KEY_STEP : 0;
        float down = key.getCode() == KeyCode.UP ? -KEY_STEP : key.getCode() == KeyCode.DOWN ? KEY_STEP : 0;
        boolean nearer =
                key.getCode() == KeyCode.PLUS || key.getCode() == KeyCode.ADD || key.getCode() == KeyCode.EQUALS;
        boolean farther = key.getCode() == KeyCode.MINUS || key.getCode() == KeyCode.SUBTRACT;
        if (right != 0 || down != 0) {
            move(key.isShiftDown() ? orbit.panned(right, down, height()) : orbit.orbited(right, down, height()));
        } else if (nearer || farther) {
            move(orbit.zoomed(nearer ? 1 : -1));
        } else {
            return;
        }
        key.consume();
    }

    private void move(OrbitCamera next) {
        orbit = next;
        moved.run();
    }
}
