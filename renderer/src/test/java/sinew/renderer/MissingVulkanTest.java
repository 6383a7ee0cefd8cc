package sinew.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MissingVulkanTest {
    @Test
    void aMissingLoaderIsNamedWithThePackagesToInstall() throws IOException, InterruptedException {
        String answer = startElsewhere(List.of("-Dorg.lwjgl.vulkan.libname=no-such-vulkan-loader"), Map.of());
        assertTrue(answer.contains("libvulkan1 mesa-vulkan-drivers"), answer);
        assertTrue(answer.contains("loader (libvulkan.so.1, vulkan-1.dll) was not found"), answer);
    }

    @Test
    void aMissingDriverIsNamedWithThePackagesToInstall() throws IOException, InterruptedException {
        Map<String, String> nothing =
                Map.of("VK_DRIVER_FILES", "/no/driver.json", "VK_ICD_FILENAMES", "/no/driver.json");
        String answer = startElsewhere(List.of(), nothing);
        assertTrue(answer.contains("libvulkan1 mesa-vulkan-drivers"), answer);
        assertTrue(answer.contains("no driver"), answer);
    }

    /** Starts a renderer and prints why it cannot. */
    public static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            try {
                ViewportRenderer.start(RendererOptions.of(64, 64), new FailureCollector())
                        .close();
                System.out.println("it started");
            } catch (VulkanUnavailableException exception) {
                System.out.println("message: " + exception.getMessage());
            }
        }
    }

    private static String startElsewhere(List<String> flags, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Child.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), answer);
        return answer;
    }
}
