package sinew.renderer.vulkan;

import static org.lwjgl.util.shaderc.Shaderc.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.lwjgl.system.MemoryUtil;
import sinew.renderer.RendererException;

/** Compiles GLSL resources to SPIR-V. */
public final class ShaderCompiler implements AutoCloseable {
    private final VulkanDevice device;
    private final Class<?> neighbour;
    private final String folder;
    private final long compiler;
    private final long options;

    /**
     * Makes a compiler.
     *
     * @param device the device that runs the shaders
     * @param neighbour a class of the module that holds the resources
     * @param folder the absolute folder of the resources, as in "/sinew/renderer/shaders/"
     */
    public ShaderCompiler(VulkanDevice device, Class<?> neighbour, String folder) {
        this.device = device;
        this.neighbour = neighbour;
        this.folder = folder;
        compiler = shaderc_compiler_initialize();
        options = shaderc_compile_options_initialize();
        shaderc_compile_options_set_target_env(options, shaderc_target_env_vulkan, shaderc_env_version_vulkan_1_3);
        shaderc_compile_options_set_optimization_level(options, shaderc_optimization_level_performance);
    }

    /**
     * Defines a macro for the shaders compiled from now on.
     *
     * @param name its name
     * @param value its value
     */
    public void define(String name, int value) {
        shaderc_compile_options_add_macro_definition(options, name, Integer.toString(value));
    }

    /**
     * Compiles a shader.
     *
     * @param file the resource's name; its end says the stage: .vert or .frag
     * @param preludes the names of the resources that come before it; the first holds the version line
     * @return the module
     * @throws RendererException with the compiler's message if the text is wrong
     */
    public ShaderModule compile(String file, String... preludes) {
        int kind = file.endsWith(".vert") ? shaderc_vertex_shader : shaderc_fragment_shader;
        StringBuilder text = new StringBuilder();
        for (String prelude : preludes) {
            text.append(read(neighbour, folder + prelude));
        }
        text.append("#line 1\n").append(read(neighbour, folder + file));
        ByteBuffer source = MemoryUtil.memUTF8(text, false);
        ByteBuffer name = MemoryUtil.memUTF8(file);
        ByteBuffer entry = MemoryUtil.memUTF8("main");
        long result = shaderc_compile_into_spv(compiler, source, kind, name, entry, options);
        try {
            if (shaderc_result_get_compilation_status(result) != shaderc_compilation_status_success) {
                throw new RendererException(
                        "The shader " + file + " does not compile:\n" + shaderc_result_get_error_message(result));
            }
            ByteBuffer code = Objects.requireNonNull(shaderc_result_get_bytes(result));
            return new ShaderModule(device, code, file);
        } finally {
            shaderc_result_release(result);
            MemoryUtil.memFree(source);
            MemoryUtil.memFree(name);
            MemoryUtil.memFree(entry);
        }
    }

    private static String read(Class<?> neighbour, String path) {
        try (InputStream stream = neighbour.getResourceAsStream(path)) {
            if (stream == null) {
                throw new RendererException("The shader " + path + " is missing from the program; install it again.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new RendererException(
                    "The shader " + path + " cannot be read; install the program again.", exception);
        }
    }

    @Override
    public void close() {
        shaderc_compile_options_release(options);
        shaderc_compiler_release(compiler);
    }
}
