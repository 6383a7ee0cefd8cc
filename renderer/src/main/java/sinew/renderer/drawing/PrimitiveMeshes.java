package sinew.renderer.drawing;

import java.util.ArrayList;
import java.util.List;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.vulkan.CommandRecorder;
import sinew.renderer.vulkan.DeviceBuffer;
import sinew.renderer.vulkan.GraphicsPipeline;
import sinew.renderer.vulkan.VulkanDevice;

/** The meshes of all primitives in four levels of detail, 0 the finest, in one vertex and one index buffer. */
final class PrimitiveMeshes implements AutoCloseable {
    static final int LEVELS = 4;
    private static final List<Kind> KINDS = List.of(Kind.values());
    static final int MESHES = KINDS.size() * LEVELS;
    private static final int[] SPHERE_SLICES = {32, 16, 10, 6};
    private static final int[] SPHERE_STACKS = {20, 10, 6, 4};
    private static final int[] CYLINDER_SLICES = {40, 20, 10, 6};

    private record Range(int first, int count) {}

    private final List<Range> ranges = new ArrayList<>();
    private final DeviceBuffer vertices;
    private final DeviceBuffer indices;

    PrimitiveMeshes(VulkanDevice device) {
        MeshBuilder builder = new MeshBuilder();
        for (Kind kind : KINDS) {
            for (int level = 0; level < LEVELS; level++) {
                int first = builder.indexCount();
                build(builder, kind, level);
                ranges.add(new Range(first, builder.indexCount() - first));
            }
        }
        float[] numbers = builder.vertices();
        vertices = new DeviceBuffer(device, DeviceBuffer.Use.MESH, numbers.length * 4L, "vertices");
        vertices.memory().asFloatBuffer().put(numbers);
        vertices.flush();
        indices = new DeviceBuffer(device, DeviceBuffer.Use.MESH, builder.indexCount() * 4L, "indices");
        indices.memory().asIntBuffer().put(builder.indices());
        indices.flush();
        assert numbers.length * 4 % GraphicsPipeline.VERTEX_BYTES == 0;
    }

    static void build(MeshBuilder builder, Kind kind, int level) {
        switch (kind) {
            case BOX -> builder.box();
            case SPHERE, ELLIPSOID -> builder.sphere(SPHERE_SLICES[level], SPHERE_STACKS[level], false);
            case CAPSULE -> builder.sphere(SPHERE_SLICES[level], SPHERE_STACKS[level], true);
            case CYLINDER -> builder.cylinder(CYLINDER_SLICES[level]);
        }
    }

    static int mesh(Kind kind, int level) {
        return KINDS.indexOf(kind) * LEVELS + level;
    }

    int[] triangles() {
        return ranges.stream().mapToInt(range -> range.count() / 3).toArray();
    }

    void bind(CommandRecorder commands) {
        commands.useMeshes(vertices, indices);
    }

    void draw(CommandRecorder commands, int mesh, int instances, int firstInstance) {
        Range range = ranges.get(mesh);
        commands.drawMesh(range.count(), range.first(), instances, firstInstance);
    }

    @Override
    public void close() {
        vertices.close();
        indices.close();
    }
}
