package sinew.renderer.drawing;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.vulkan.DeviceBuffer;
import sinew.renderer.vulkan.ResourceSet;
import sinew.renderer.vulkan.VulkanDevice;

/** What the device holds of one scene: its shapes, the newest poses, and the instances to draw. */
final class SceneBuffers implements AutoCloseable {
    final SceneDescription scene;
    final InstanceSelector selector;
    private final DeviceBuffer shapes;
    private final DeviceBuffer poses;
    private final DeviceBuffer instances;
    private final FloatBuffer poseNumbers;
    private final IntBuffer instanceNumbers;
    private @Nullable SceneFrame uploaded;

    SceneBuffers(VulkanDevice device, SceneDescription scene, PrimitiveMeshes meshes) {
        this.scene = scene;
        SceneShapes arrays = new SceneShapes(scene);
        selector = new InstanceSelector(scene, arrays, meshes.triangles());
        int instanceCount = Math.max(scene.environments() * arrays.count, 1);
        shapes = new DeviceBuffer(
                device, DeviceBuffer.Use.STORAGE, (long) Math.max(arrays.count, 1) * SceneShapes.BYTES, "shapes");
        arrays.write(shapes.memory().asFloatBuffer());
        shapes.flush();
        poses = new DeviceBuffer(device, DeviceBuffer.Use.STORAGE, scene.poseNumbers() * 4L, "poses");
        poseNumbers = poses.memory().asFloatBuffer();
        // Once for the camera and once for the sun.
        instances = new DeviceBuffer(device, DeviceBuffer.Use.STORAGE, instanceCount * 2L * 4L, "instances");
        instanceNumbers = instances.memory().asIntBuffer();
    }

    void bind(ResourceSet resources) {
        resources.set(1, poses);
        resources.set(2, shapes);
        resources.set(3, instances);
    }

    /**
     * Brings the poses to the device, unless they are there already.
     *
     * @param frame the poses
     */
    void upload(SceneFrame frame) {
        if (!frame.equals(uploaded)) {
            poseNumbers.put(0, frame.poses());
            poses.flush();
            selector.place(frame);
            uploaded = frame;
        }
    }

    /**
     * Where the instances go.
     *
     * @return the buffer, empty
     */
    IntBuffer instances() {
        return instanceNumbers.clear();
    }

    void flushInstances() {
        instances.flush();
    }

    @Override
    public void close() {
        shapes.close();
        poses.close();
        instances.close();
    }
}
