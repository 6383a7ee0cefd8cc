package sinew.renderer.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.renderer.Camera;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.SceneDescription.Shape;
import sinew.renderer.SceneFrame;
import sinew.renderer.Vector3;

class InstanceSelectorTest {
    private static final int CROWD = 400;
    private static final float[] UPRIGHT = {1f, 0f, 0f, 0f};

    private final SceneDescription scene = new SceneDescription(
            1,
            List.of(new Shape(Kind.SPHERE, 0, new float[] {0.5f, 0f, 0f}, new float[3], UPRIGHT, new float[4])),
            CROWD,
            4f,
            0f);
    private final int[] triangles = triangles();
    private final InstanceSelector selector = new InstanceSelector(scene, new SceneShapes(scene), triangles);
    private final IntBuffer target = IntBuffer.allocate(CROWD * 2);

    InstanceSelectorTest() {
        float[] poses = new float[scene.poseNumbers()];
        for (int i = 0; i < CROWD; i++) {
            poses[i * 7 + 3] = 1f;
        }
        selector.place(new SceneFrame(poses, 1));
    }

    private static int[] triangles() {
        int[] counts = new int[PrimitiveMeshes.MESHES];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = 1000 >> (i % PrimitiveMeshes.LEVELS * 3);
        }
        return counts;
    }

    private static CameraView view(Vector3 eye, Vector3 towards) {
        return CameraView.of(Camera.lookingAt(eye, towards), 1280, 720);
    }

    @Test
    void fromFarAboveEverythingIsSeenOnce() {
        Selection all = selector.forCamera(view(new Vector3(0.1f, 0f, 150f), Vector3.ZERO), Integer.MAX_VALUE, target);
        assertEquals(CROWD, all.shapes());
        int[] chosen = Arrays.copyOf(target.array(), CROWD);
        Arrays.sort(chosen);
        for (int i = 0; i < CROWD; i++) {
            assertEquals(i, chosen[i]);
        }
    }

    @Test
    void whatIsBehindTheCameraIsLeftOut() {
        Vector3 eye = new Vector3(50f, 0f, 2f);
        Selection none = selector.forCamera(view(eye, new Vector3(100f, 0f, 2f)), Integer.MAX_VALUE, target);
        assertEquals(0, none.shapes());
        assertEquals(0L, none.triangles());
    }

    @Test
    void whatIsNearIsDrawnMoreFinelyThanWhatIsFar() {
        Selection mixed = selector.forCamera(view(new Vector3(42f, 0f, 2f), Vector3.ZERO), Integer.MAX_VALUE, target);
        int sphere = PrimitiveMeshes.mesh(Kind.SPHERE, 0);
        assertTrue(mixed.counts()[sphere] > 0);
        assertTrue(mixed.counts()[sphere + 2] > mixed.counts()[sphere]);
    }

    @Test
    void aBudgetOfTrianglesIsKept() {
        CameraView view = view(new Vector3(45f, 0f, 10f), Vector3.ZERO);
        long full = selector.forCamera(view, Integer.MAX_VALUE, target.clear()).triangles();
        long kept = selector.forCamera(view, 2000, target.clear()).triangles();
        assertTrue(full > 2000 && kept <= 2000 && kept > 0, full + " became " + kept);
    }

    @Test
    void theSunSeesOnlyTheSquareWithShadows() {
        Camera camera = Camera.lookingAt(new Vector3(5f, 0f, 3f), Vector3.ZERO);
        Selection near = selector.forSun(ShadowView.of(camera, scene, 1024), 1024, Integer.MAX_VALUE, target);
        assertTrue(near.shapes() > 3 && near.shapes() < 40, near.shapes() + " shapes");
    }
}
