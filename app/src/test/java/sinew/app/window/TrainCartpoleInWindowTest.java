package sinew.app.window;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import sinew.app.run.Device;
import sinew.app.window.run.StandardRunService;
import sinew.renderer.ViewportRenderer;
import sinew.sim.tasks.TaskRegistry;

/** The whole program at once: presses Train in a real window and watches real cartpoles learn. */
@Tag("slow")
@EnabledIf(
        value = "sinew.app.window.WindowFixture#hasDisplay",
        disabledReason = "there is no display to open a window on")
class TrainCartpoleInWindowTest {
    @TempDir
    Path folder;

    @Test
    void cartpolesLearnToBalanceInFrontOfTheEyes() throws TimeoutException, IOException {
        StandardRunService service =
                new StandardRunService(TaskRegistry.standard(), List.of(Device.CPU), folder.resolve("logs"));
        try (WindowFixture window =
                WindowFixture.open(service, ViewportRenderer::start, folder.resolve("window.properties"))) {
            window.robot.clickOn("#run-train");
            window.waitFor(
                    "it trains",
                    Duration.ofMinutes(1),
                    () -> window.text("run-state").equals("Training"));
            double target = 0.95 * 300;
            long start = System.nanoTime();
            long picture = window.pictureSum();
            window.waitFor(
                    "episodes are nearly as long as possible",
                    Duration.ofMinutes(4),
                    () -> episodeLength(window) >= target && iterations(window) > 20);
            System.getLogger("test")
                    .log(System.Logger.Level.INFO, "balanced after {0} s", (System.nanoTime() - start) / 1e9);
            System.getLogger("test")
                    .log(System.Logger.Level.INFO, "while training: {0}", window.text("viewport-readout"));
            window.photograph("cartpole");
            assumeFalse(window.says("No viewport on this machine"), "no Vulkan here: the picture is not tested");
            window.waitFor("the picture has changed", Duration.ofSeconds(20), () -> window.pictureSum() != picture);
            window.robot.clickOn("#run-stop");
            window.waitFor(
                    "it has stopped",
                    Duration.ofSeconds(30),
                    () -> window.text("run-state").equals("Stopped"));
            window.waitFor(
                    "the policy is played",
                    Duration.ofSeconds(30),
                    () -> window.text("play-state").startsWith("Playing model_"));
            long stopped = window.pictureSum();
            window.waitFor("the picture goes on", Duration.ofSeconds(20), () -> window.pictureSum() != stopped);
            WaitForAsyncUtils.sleep(6, TimeUnit.SECONDS);
            System.getLogger("test")
                    .log(System.Logger.Level.INFO, "while playing: {0}", window.text("viewport-readout"));
            window.photograph("cartpole-playing");
        }
    }

    private static double episodeLength(WindowFixture window) {
        String text = window.find("chart-Train/mean_episode_length").getAccessibleText();
        String number = text.substring(text.lastIndexOf(' ') + 1);
        return number.matches("[0-9.]+") ? Double.parseDouble(number) : 0;
    }

    private static int iterations(WindowFixture window) {
        String[] words = window.text("iterations").split(" ", -1);
        return words.length > 1 ? Integer.parseInt(words[1]) : 0;
    }
}
