package sinew.renderer.drawing;

import static sinew.renderer.vulkan.ResourceSet.Kind.*;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.renderer.RendererOptions;
import sinew.renderer.RendererOptions.Antialiasing;
import sinew.renderer.vulkan.CommandRecorder;
import sinew.renderer.vulkan.DeviceBuffer;
import sinew.renderer.vulkan.Fence;
import sinew.renderer.vulkan.ResourceSet;
import sinew.renderer.vulkan.VulkanDevice;
import sinew.renderer.vulkan.VulkanInstance;

/** Draws pictures of scenes, one after the other, and waits for each. For one thread at a time. */
public final class ScenePainter implements AutoCloseable {
    private static final int CPU_TRIANGLES = 160_000;
    private static final int GPU_TRIANGLES = 20_000_000;

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final VulkanInstance instance;
    private final VulkanDevice device;
    private final ResourceSet resources;
    private final DeviceBuffer uniformBuffer;
    private final FrameUniforms uniforms;
    private final ShadowMap shadowMap;
    private final PrimitiveMeshes meshes;
    private final Pipelines pipelines;
    private final CommandRecorder commands;
    private final Fence fence;
    private final int samples;
    private @Nullable RenderTargets targets;
    private @Nullable SceneBuffers scene;

    /**
     * Takes a device and compiles the shaders.
     *
     * @param options size and cap are of no interest here
     * @throws sinew.renderer.VulkanUnavailableException if this machine cannot draw
     */
    public ScenePainter(RendererOptions options) {
        try {
            instance = own(new VulkanInstance(options.validation()));
            device = own(new VulkanDevice(instance, options.device()));
            samples = samples(options.antialiasing(), device.software());
            resources = own(new ResourceSet(device, List.of(UNIFORM, STORAGE, STORAGE, STORAGE, TEXTURE)));
            uniformBuffer =
                    own(new DeviceBuffer(device, DeviceBuffer.Use.UNIFORM, FrameUniforms.BYTES, "frame uniforms"));
            uniforms = new FrameUniforms(uniformBuffer.memory());
            shadowMap = own(new ShadowMap(device, device.software() ? 1024 : 3072));
            meshes = own(new PrimitiveMeshes(device));
            pipelines = own(new Pipelines(device, resources, samples));
            commands = own(new CommandRecorder(device));
            fence = own(new Fence(device));
            resources.set(0, uniformBuffer);
            shadowMap.bind(resources);
        } catch (RuntimeException | Error failure) {
            closeAfter(failure);
            throw failure;
        }
    }

    private <T extends AutoCloseable> T own(T object) {
        owned.push(object);
        return object;
    }

    private static int samples(Antialiasing antialiasing, boolean software) {
        return switch (antialiasing) {
            case AUTOMATIC -> software ? 1 : 4;
            case NONE -> 1;
            case FOUR_SAMPLES -> 4;
        };
    }

    /**
     * The name of the device.
     *
     * @return as the driver says it
     */
    public String deviceName() {
        return device.name();
    }

    /**
     * Whether the device is a CPU.
     *
     * @return true for a software renderer
     */
    public boolean software() {
        return device.software();
    }

    /**
     * How many pieces of device memory are in use; for tests.
     *
     * @return the number of allocations
     */
    public int allocations() {
        return device.allocations();
    }

    /**
     * Draws a picture and waits for it.
     *
     * @param state what to draw
     * @param pixels {@code [height * width * 4]} bytes: blue, green, red, alpha. Modified.
     * @return what it took
     */
    public PaintResult paint(PaintedState state, ByteBuffer pixels) {
        RenderTargets target = targetsOf(state.width(), state.height());
        SceneBuffers buffers = buffersOf(state);
        CameraView view = CameraView.of(state.camera(), state.width(), state.height());
        ShadowView sun = ShadowView.of(state.camera(), state.scene(), shadowMap.resolution);
        uniforms.write(state, state.scene(), view, sun, shadowMap.resolution);
        uniformBuffer.flush();

        Selection seen = Selection.EMPTY;
        Selection shading = Selection.EMPTY;
        if (state.frame() != null) {
            int budget = device.software() ? CPU_TRIANGLES : GPU_TRIANGLES;
            buffers.upload(state.frame());
            IntBuffer instances = buffers.instances();
            seen = buffers.selector.forCamera(view, budget, instances);
            if (state.look().shadows()) {
                shading = buffers.selector.forSun(sun, shadowMap.resolution, budget / 2, instances);
            }
            buffers.flushInstances();
        }
        record(state, target, seen, shading);
        commands.submit(fence);
        fence.await();
        target.read(pixels);
        instance.validationLog().check();
        return new PaintResult(seen.triangles() + shading.triangles(), seen.shapes());
    }

    private void record(PaintedState state, RenderTargets target, Selection seen, Selection shading) {
        commands.begin();
        meshes.bind(commands);

        // What the sun sees.
        shadowMap.begin(commands);
        commands.use(pipelines.shadow, resources);
        shading.draw(commands, meshes);
        shadowMap.end(commands);

        // What the camera sees, nearest first as far as that is known.
        target.begin(commands);
        commands.use(pipelines.shapes(state.look().shading()), resources);
        seen.draw(commands, meshes);
        commands.use(pipelines.ground, resources);
        commands.draw(6);
        commands.use(pipelines.sky, resources);
        commands.draw(3);
        target.end(commands);
    }

    private RenderTargets targetsOf(int width, int height) {
        RenderTargets old = targets;
        if (old != null && old.width == width && old.height == height) {
            return old;
        }
        targets = null;
        if (old != null) {
            old.close();
        }
        RenderTargets made = new RenderTargets(device, width, height, samples);
        targets = made;
        return made;
    }

    private SceneBuffers buffersOf(PaintedState state) {
        SceneBuffers old = scene;
        if (old != null && old.scene.equals(state.scene())) {
            return old;
        }
        scene = null;
        if (old != null) {
            old.close();
        }
        SceneBuffers made = new SceneBuffers(device, state.scene(), meshes);
        made.bind(resources);
        scene = made;
        return made;
    }

    /** Frees everything. */
    @Override
    public void close() {
        device.waitIdle();
        if (scene != null) {
            scene.close();
        }
        if (targets != null) {
            targets.close();
        }
        RuntimeException failure = closeAfter(null);
        if (failure != null) {
            throw failure;
        }
        instance.validationLog().check();
    }

    private @Nullable RuntimeException closeAfter(@Nullable Throwable earlier) {
        RuntimeException first = null;
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception exception) {
                if (earlier != null) {
                    earlier.addSuppressed(exception);
                } else if (first != null) {
                    first.addSuppressed(exception);
                } else {
                    first = exception instanceof RuntimeException runtime
                            ? runtime
                            : new IllegalStateException(exception);
                }
            }
        }
        return first;
    }
}
