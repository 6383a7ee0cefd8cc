package sinew.renderer.drawing;

import static org.lwjgl.vulkan.VK13.*;

import sinew.renderer.Look;
import sinew.renderer.vulkan.GraphicsPipeline;
import sinew.renderer.vulkan.PipelineDescription;
import sinew.renderer.vulkan.ResourceSet;
import sinew.renderer.vulkan.ShaderCompiler;
import sinew.renderer.vulkan.ShaderModule;
import sinew.renderer.vulkan.VulkanDevice;

/** All shaders and what they are used for. */
final class Pipelines implements AutoCloseable {
    private static final String FRAME = "frame.glsl";
    private static final String SHAPES = "shapes.glsl";
    private static final String LIGHTING = "lighting.glsl";

    final GraphicsPipeline shadow;
    final GraphicsPipeline ground;
    final GraphicsPipeline sky;
    private final GraphicsPipeline solid;
    private final GraphicsPipeline lines;

    Pipelines(VulkanDevice device, ResourceSet resources, int samples) {
        try (ShaderCompiler compiler = compiler(device);
                ShaderModule shadowVertex = compiler.compile("shadow.vert", FRAME, SHAPES);
                ShaderModule shapeVertex = compiler.compile("shape.vert", FRAME, SHAPES);
                ShaderModule shapeFragment = compiler.compile("shape.frag", FRAME, LIGHTING);
                ShaderModule groundVertex = compiler.compile("ground.vert", FRAME);
                ShaderModule groundFragment = compiler.compile("ground.frag", FRAME, LIGHTING);
                ShaderModule skyVertex = compiler.compile("sky.vert", FRAME);
                ShaderModule skyFragment = compiler.compile("sky.frag", FRAME)) {
            shadow = new GraphicsPipeline(device, resources, shadow(shadowVertex));
            solid = new GraphicsPipeline(device, resources, shapes(shapeVertex, shapeFragment, samples, false));
            lines = new GraphicsPipeline(
                    device, resources, shapes(shapeVertex, shapeFragment, samples, device.wireframe()));
            ground = new GraphicsPipeline(
                    device, resources, backdrop("ground", groundVertex, groundFragment, samples, true));
            sky = new GraphicsPipeline(device, resources, backdrop("sky", skyVertex, skyFragment, samples, false));
        }
    }

    private static ShaderCompiler compiler(VulkanDevice device) {
        ShaderCompiler compiler = new ShaderCompiler(device, Pipelines.class, "/sinew/renderer/shaders/");
        compiler.define("SHADOW_RINGS", device.software() ? 0 : 2);
        return compiler;
    }

    GraphicsPipeline shapes(Look.Shading shading) {
        return shading == Look.Shading.WIREFRAME ? lines : solid;
    }

    private static PipelineDescription shadow(ShaderModule vertex) {
        return new PipelineDescription(
                "shadow",
                vertex,
                null,
                0,
                RenderTargets.DEPTH_FORMAT,
                1,
                true,
                VK_COMPARE_OP_LESS,
                true,
                true,
                false,
                1.5f);
    }

    private static PipelineDescription shapes(ShaderModule vertex, ShaderModule fragment, int samples, boolean lines) {
        return new PipelineDescription(
                lines ? "shapes as lines" : "shapes",
                vertex,
                fragment,
                RenderTargets.COLOUR_FORMAT,
                RenderTargets.DEPTH_FORMAT,
                samples,
                true,
                VK_COMPARE_OP_GREATER,
                true,
                !lines,
                lines,
                0f);
    }

    private static PipelineDescription backdrop(
            String name, ShaderModule vertex, ShaderModule fragment, int samples, boolean depthWrite) {
        return new PipelineDescription(
                name,
                vertex,
                fragment,
                RenderTargets.COLOUR_FORMAT,
                RenderTargets.DEPTH_FORMAT,
                samples,
                false,
                VK_COMPARE_OP_GREATER_OR_EQUAL,
                depthWrite,
                false,
                false,
                0f);
    }

    @Override
    public void close() {
        shadow.close();
        ground.close();
        sky.close();
        solid.close();
        lines.close();
    }
}
