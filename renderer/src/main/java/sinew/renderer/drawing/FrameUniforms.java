package sinew.renderer.drawing;

import java.nio.ByteBuffer;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import sinew.renderer.EnvironmentGrid;
import sinew.renderer.Look;
import sinew.renderer.SceneDescription;

/** Writes the uniform block that frame.glsl declares. */
final class FrameUniforms {
    static final int BYTES = 2 * 64 + 14 * 16 + 16;
    private final ByteBuffer memory;

    FrameUniforms(ByteBuffer memory) {
        this.memory = memory;
    }

    /**
     * Writes everything.
     *
     * @param state what is drawn
     * @param scene its scene
     * @param view its camera
     * @param shadow the sun's view
     * @param shadowResolution the side of the shadow map in texels
     */
    void write(PaintedState state, SceneDescription scene, CameraView view, ShadowView shadow, int shadowResolution) {
        Palette palette = Palette.of(state.look().theme());
        EnvironmentGrid grid = scene.grid();
        float fog = 40f + 3f * state.camera().distance();
        memory.clear();
        matrix(view.viewProjection());
        matrix(shadow.viewProjection());
        vector(view.eye(), scene.groundHeight());
        vector(view.forward(), view.pixel());
        vector(new Vector3f(view.right()).mul(view.slopeX()), shadow.bias(shadowResolution));
        vector(new Vector3f(view.up()).mul(view.slopeY()), 1.2f * shadow.radius() / shadowResolution);
        vector(ShadowView.SUN, state.look().shadows() ? palette.shadow() : 0f);
        vector(palette.sunLight(), palette.highlights());
        vector(palette.skyLight(), 0f);
        vector(palette.groundLight(), 0f);
        vector(palette.zenith(), 0f);
        vector(palette.horizon(), 1f / fog);
        vector(palette.ground(), 3f * fog);
        vector(palette.line(), palette.lineOpacity());
        vector(palette.accent(), state.highlighted());
        memory.putFloat(grid.spacing()).putFloat(grid.rows()).putFloat(grid.columns());
        memory.putFloat(1f / shadowResolution);
        memory.putInt(scene.bodies()).putInt(Math.max(scene.shapes().size(), 1));
        memory.putInt(state.look().shading() == Look.Shading.NORMALS ? 1 : 0).putInt(0);
    }

    private void matrix(Matrix4f value) {
        value.get(memory.position(), memory);
        memory.position(memory.position() + 64);
    }

    private void vector(Vector3f value, float fourth) {
        memory.putFloat(value.x).putFloat(value.y).putFloat(value.z).putFloat(fourth);
    }
}
