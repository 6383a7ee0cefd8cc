package sinew.renderer.drawing;

import org.jspecify.annotations.Nullable;
import sinew.renderer.Camera;
import sinew.renderer.Look;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;

/**
 * Everything one picture depends on.
 *
 * @param scene what there is to draw
 * @param frame its poses; null draws the ground alone
 * @param camera where the picture is taken from
 * @param look how it is shown
 * @param highlighted the environment to mark, or -1
 * @param width the picture's width in pixels
 * @param height the picture's height in pixels
 */
public record PaintedState(
        SceneDescription scene,
        @Nullable SceneFrame frame,
        Camera camera,
        Look look,
        int highlighted,
        int width,
        int height) {
    /**
     * The same with another scene, which has no poses yet.
     *
     * @param value the scene
     * @return the new state
     */
    public PaintedState withScene(SceneDescription value) {
        return new PaintedState(value, null, camera, look, highlighted, width, height);
    }

    /**
     * The same with other poses.
     *
     * @param value the poses
     * @return the new state
     */
    public PaintedState withFrame(SceneFrame value) {
        return new PaintedState(scene, value, camera, look, highlighted, width, height);
    }

    /**
     * The same from another camera.
     *
     * @param value the camera
     * @return the new state
     */
    public PaintedState withCamera(Camera value) {
        return new PaintedState(scene, frame, value, look, highlighted, width, height);
    }

    /**
     * The same with another look.
     *
     * @param value the look
     * @return the new state
     */
    public PaintedState withLook(Look value) {
        return new PaintedState(scene, frame, camera, value, highlighted, width, height);
    }

    /**
     * The same with another environment marked.
     *
     * @param value its number, or -1
     * @return the new state
     */
    public PaintedState withHighlighted(int value) {
        return new PaintedState(scene, frame, camera, look, value, width, height);
    }

    /**
     * The same in another size.
     *
     * @param newWidth in pixels
     * @param newHeight in pixels
     * @return the new state
     */
    public PaintedState withSize(int newWidth, int newHeight) {
        return new PaintedState(scene, frame, camera, look, highlighted, newWidth, newHeight);
    }
}
