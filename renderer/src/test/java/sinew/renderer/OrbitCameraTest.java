package sinew.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrbitCameraTest {
    private static final OrbitCamera CAMERA = new OrbitCamera(new Vector3(1f, 2f, 3f), 5f, 0.4f, 0.3f, 0.8f);

    @Test
    void theCameraLooksAtTheTargetFromTheDistance() {
        Camera camera = CAMERA.camera();
        assertEquals(CAMERA.target(), camera.target());
        assertEquals(5f, camera.distance(), 1e-5f);
        assertEquals(3f + 5f * (float) Math.sin(0.3), camera.eye().z(), 1e-5f);
    }

    @Test
    void aCameraTurnedIntoAControllerIsTheSameCamera() {
        OrbitCamera again = OrbitCamera.of(CAMERA.camera());
        assertEquals(0.4f, again.azimuth(), 1e-5f);
        assertEquals(0.3f, again.elevation(), 1e-5f);
        assertEquals(5f, again.distance(), 1e-5f);
        assertEquals(0.8f, again.verticalFieldOfView());
    }

    @Test
    void draggingOverTheWholePictureTurnsByHalfATurn() {
        OrbitCamera turned = CAMERA.orbited(480f, 0f, 480);
        assertEquals(Math.PI, Math.abs(turned.azimuth() - 0.4f), 1e-5);
        assertEquals(0.3f, turned.elevation());
    }

    @Test
    void theCameraNeverTipsOver() {
        assertTrue(CAMERA.orbited(0f, 1e6f, 480).elevation() < Math.PI / 2.0);
        assertTrue(CAMERA.orbited(0f, -1e6f, 480).elevation() > -Math.PI / 2.0);
    }

    @Test
    void panningMovesByWhatTheMouseCovered() {
        OrbitCamera moved = CAMERA.panned(0f, 240f, 480);
        float half = 5f * (float) Math.tan(0.4);
        assertEquals(half, moved.target().minus(CAMERA.target()).length(), 1e-4f);
        assertTrue(moved.target().z() > CAMERA.target().z());
        OrbitCamera side = CAMERA.panned(240f, 0f, 480);
        assertEquals(CAMERA.target().z(), side.target().z());
        assertEquals(half, side.target().minus(CAMERA.target()).length(), 1e-4f);
    }

    @Test
    void zoomingInAndOutEndsWhereItBegan() {
        assertTrue(CAMERA.zoomed(1f).distance() < 5f);
        assertEquals(5f, CAMERA.zoomed(3f).zoomed(-3f).distance(), 1e-4f);
        assertTrue(CAMERA.zoomed(1000f).distance() > 0f);
    }

    @Test
    void followingClosesMostOfTheWayInTheTimeConstant() {
        Vector3 goal = new Vector3(11f, 2f, 3f);
        assertEquals(
                1f + 10f * (1f - (float) Math.exp(-1.0)),
                CAMERA.following(goal, 0.2f, 0.2f).target().x(),
                1e-4f);
        assertEquals(goal, CAMERA.following(goal, 0.01f, 0f).target());
    }

    @Test
    void theFittingCameraStandsFartherFromLargerCrowds() {
        SceneDescription one = BenchmarkScene.cartpoles(1);
        SceneDescription many = BenchmarkScene.cartpoles(64);
        assertTrue(OrbitCamera.fitting(many, null).distance()
                > OrbitCamera.fitting(one, null).distance());
        assertEquals(
                2f,
                OrbitCamera.fitting(one, BenchmarkScene.frame(1, 0f, 0))
                        .target()
                        .z(),
                1e-5f);
    }

    @Test
    void impossibleCamerasAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Camera.lookingAt(Vector3.ZERO, Vector3.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Camera(new Vector3(1f, 0f, 0f), Vector3.ZERO, 4f));
    }

    @Test
    void scenesThatDoNotHangTogetherAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SceneDescription(0, List.of(), 1, 1f, 0f));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SceneDescription(1, BenchmarkScene.cartpoles(1).shapes(), 1, 1f, 0f));
    }

    @Test
    void theGridIsCentredAndAsSquareAsItGets() {
        EnvironmentGrid grid = EnvironmentGrid.of(64, 4f);
        assertEquals(8, grid.rows());
        assertEquals(8, grid.columns());
        assertEquals(new Vector3(14f, -14f, 0f), grid.origin(0));
        assertEquals(new Vector3(-14f, 14f, 0f), grid.origin(63));
    }
}
