package sinew.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import sinew.app.window.run.ScriptedRunService;
import sinew.learning.cuda.Precision;
import sinew.sim.kernel.KernelException;

/** Chooses a GPU in a real window, and meets its troubles there; runs go by a script. */
@EnabledIf(
        value = "sinew.app.window.WindowFixture#hasDisplay",
        disabledReason = "there is no display to open a window on")
class GpuInWindowTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ScriptedRunService service = new ScriptedRunService(2);
    private WindowFixture window;

    @BeforeEach
    void open() throws TimeoutException {
        window = WindowFixture.open(service, WindowFixture.NO_VULKAN, folder.resolve("window.properties"));
    }

    @AfterEach
    void close() throws TimeoutException {
        WindowFixture.onWindow(() -> {
            ((Button) window.find("run-stop")).fire();
            return true;
        });
        window.close();
    }

    private void waitForState(String state) {
        window.waitFor(
                "the run is " + state, SOON, () -> window.text("run-state").equals(state));
    }

    private void choose(String box, int below) {
        window.robot.clickOn("#" + box);
        for (int i = 0; i < below; i++) {
            window.robot.type(KeyCode.DOWN);
        }
        window.robot.type(KeyCode.ENTER);
    }

    @Test
    void aGpuAndItsPrecisionAreChosenAndSeenDuringTheRun() throws IOException {
        assertFalse(WindowFixture.onWindow(() -> window.find("precision").isVisible()), "the CPU has no choice");
        choose("device", 1);
        window.waitFor("there is a choice", SOON, () -> window.find("precision").isVisible());
        assertEquals(Precision.TF32, WindowFixture.onWindow(() -> ((ComboBox<?>) window.find("precision")).getValue()));
        choose("precision", 1);
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.waitFor(
                "the run says where it computes",
                SOON,
                () -> window.text("run-device").equals("NVIDIA H200, BF16, agent of rsl_rl"));
        assertEquals("cuda:0", service.runs.getFirst().device());
        assertEquals(Precision.BF16, service.runs.getFirst().precision());
        window.photograph("gpu");
    }

    @Test
    void tooLittleMemoryIsShownWithItsArithmetic() throws IOException {
        service.failWith(new KernelException("""
                The learner's rollouts need 150.0 GiB (161,061,273,600 bytes); free on cuda:0 are 138.2 GiB of 139.8 GiB.
                  observations: 24 x 1,048,576 x 256 x 4 bytes = 24.0 GiB (25,769,803,776 bytes)
                  hidden layers of the batch: 6,291,456 x 896 x 4 bytes = 21.0 GiB (22,548,578,304 bytes)
                Use fewer environments, shorter rollouts or smaller networks."""));
        window.robot.clickOn("#run-train");
        waitForState("Failed");
        assertTrue(window.says("24 x 1,048,576 x 256 x 4 bytes = 24.0 GiB"));
        assertTrue(window.says("Use fewer environments"));
        window.photograph("gpu-memory");
    }

    @Test
    void aLostDeviceTellsFromWhereTheRunCanGoOn() throws IOException {
        service.loseDevice(
                new KernelException(
                        "Waiting for the work on cuda:0 failed: the device was lost (CUDA_ERROR_LAUNCH_FAILED, 719). Start again."));
        window.robot.clickOn("#run-train");
        waitForState("Failed");
        assertTrue(window.says("the device was lost"));
        assertTrue(window.says("Everything up to model_4.safetensors is saved"));
        assertTrue(window.says("--resume --checkpoint"));
        window.photograph("gpu-lost");
    }
}
