package sinew.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import sinew.app.window.memory.WindowMemory;
import sinew.app.window.panel.ViewportPanel;
import sinew.app.window.run.ScriptedRunService;
import sinew.app.window.theme.ThemeChoice;
import sinew.renderer.ViewportRenderer;
import sinew.sim.settings.SettingsException;

/** Works in a real window as a person does, with mouse and keyboard; runs learn by a script. */
@EnabledIf(
        value = "sinew.app.window.WindowFixture#hasDisplay",
        disabledReason = "there is no display to open a window on")
class WorkbenchWindowTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ScriptedRunService service = new ScriptedRunService(2);
    private WindowFixture window;

    @BeforeEach
    void open() throws TimeoutException {
        window = WindowFixture.open(service, this::startRenderer, folder.resolve("window.properties"));
    }

    private ViewportPanel.RendererStarter starter = ViewportRenderer::start;

    private ViewportRenderer startRenderer(
            sinew.renderer.RendererOptions options, sinew.renderer.RendererListener listener) {
        return starter.start(options, listener);
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

    private double reward() {
        String text = WindowFixture.onWindow(
                () -> window.find("chart-Train/mean_reward").getAccessibleText());
        String number = text.substring(text.lastIndexOf(' ') + 1);
        return number.matches("-?[0-9.]+") ? Double.parseDouble(number) : Double.NaN;
    }

    @Test
    void trainPauseResumeAndStopWorkAndEverythingIsSeen() throws IOException {
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.waitFor("the reward has risen", SOON, () -> reward() > 2);
        window.photograph("scripted-light");
        window.robot.clickOn("#run-pause");
        waitForState("Paused");
        window.robot.clickOn("#run-resume");
        waitForState("Training");
        window.robot.clickOn("#run-stop");
        waitForState("Stopped");
        assertTrue(window.text("iterations").startsWith("Iteration "));
        assumeFalse(window.says("No viewport on this machine"), "no Vulkan here: the picture is not tested");
    }

    @Test
    void theAgentsSettingsAreExchangedWithItsLibrary() throws IOException {
        window.robot.clickOn("Isaac-Ant-v0");
        window.waitFor(
                "there is a choice", SOON, () -> window.find("agent-choice").isVisible());
        ComboBox<?> choice = (ComboBox<?>) window.find("agent-choice");
        assertEquals("rsl_rl", choice.getValue());
        window.robot.clickOn(choice).type(KeyCode.DOWN).type(KeyCode.ENTER);
        window.waitFor("the form is that of rl_games", SOON, () -> window.says("Agent · config"));
        assertEquals("rl_games", choice.getValue());
        window.find("setting-agent.params.config.minibatch_size");
        window.photograph("agent-of-rl-games");
        window.robot.clickOn("Isaac-Cartpole-v0");
        window.waitFor(
                "there is no choice",
                SOON,
                () -> !window.find("agent-choice").getParent().isVisible());
        window.robot.clickOn("Isaac-Ant-v0");
        window.waitFor("the choice is remembered", SOON, () -> "rl_games".equals(choice.getValue()));
    }

    @Test
    void theRunKeepsItsTitleWhileAnotherTaskIsLookedAt() {
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.robot.clickOn("Isaac-Ant-v0");
        window.waitFor(
                "the settings are those of the ant",
                SOON,
                () -> window.find("agent-choice").getParent().isVisible());
        assertEquals("Cartpole", window.text("crumb-task"));
    }

    @Test
    void whatCurvesShowCanBeReadUnderThePointer() throws IOException {
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.waitFor("the reward has risen", SOON, () -> reward() > 0);
        window.robot.moveTo(window.find("chart-Episode_Reward")).moveBy(-30, 0).moveBy(2, 0);
        window.waitFor("the values are shown", SOON, () -> window.says("pole pos  -0."));
        assertTrue(WindowFixture.onWindow(() -> window.robot
                        .lookup(".chart-hover .label")
                        .match((Label label) -> label.getText().startsWith("pole pos"))
                        .<Label>query()
                        .getWidth())
                > 60);
        window.photograph("reading");
    }

    @Test
    void thePictureMoves() throws IOException {
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.waitFor(
                "there is a picture or a reason for none",
                SOON,
                () -> window.pictureSum() != 0 || window.says("No viewport on this machine"));
        assumeFalse(window.says("No viewport on this machine"), "no Vulkan here: the picture is not tested");
        long before = window.pictureSum();
        window.waitFor("the picture has changed", SOON, () -> window.pictureSum() != before);
    }

    @Test
    void afterTheRunItsPolicyIsPlayedUntilItIsPausedAndStopped() throws IOException {
        WindowFixture.onWindow(() -> {
            ((TextField) window.find("setting-agent.max_iterations")).requestFocus();
            return true;
        });
        window.robot.push(KeyCode.CONTROL, KeyCode.A).write("20").type(KeyCode.ENTER);
        window.robot.clickOn("#run-train");
        waitForState("Completed");
        waitForPlaying("Playing model_19");
        window.photograph("playing");
        window.robot.type(KeyCode.SPACE);
        waitForPlaying("Paused model_19");
        window.robot.clickOn("#run-resume");
        waitForPlaying("Playing model_19");
        if (!window.says("No viewport on this machine")) {
            window.waitFor("there is a picture", SOON, () -> window.pictureSum() != 0);
            long before = window.pictureSum();
            window.waitFor("the picture has changed", SOON, () -> window.pictureSum() != before);
        }
        window.robot.clickOn("#run-stop");
        waitForPlaying("");
        waitForState("Completed");
    }

    private void waitForPlaying(String title) {
        window.waitFor(
                "it says \"" + title + "\"",
                SOON,
                () -> window.text("play-state").equals(title));
    }

    @Test
    void enterStartsTrainingAtTheFirstStart() {
        window.robot.type(KeyCode.ENTER);
        waitForState("Training");
    }

    @Test
    void aSettingThatIsNotAllowedSaysWhyAndStopsTrainingFromStarting() throws IOException {
        window.robot.clickOn("#setting-search").write("learning rate");
        TextField rate = (TextField) window.find("setting-agent.algorithm.learning_rate");
        window.robot.doubleClickOn(rate).write("fast");
        window.waitFor("the reason is shown", SOON, () -> window.says("expected a decimal number"));
        assertTrue(WindowFixture.onWindow(() -> window.find("run-train").isDisabled()));
        window.photograph("invalid-setting");
        window.robot.clickOn("#reset-all");
        window.waitFor(
                "training is possible again",
                SOON,
                () -> !window.find("run-train").isDisabled());
        assertEquals("0.001", rate.getText());
    }

    @Test
    void onlyChangesThatWaitForTheNextRunAreAnnounced() throws IOException {
        Label notice = (Label) window.find("waiting-changes");
        window.robot.clickOn("#run-train");
        waitForState("Training");
        assertFalse(notice.isVisible());
        window.robot.clickOn("#setting-search").write("num");
        window.robot.doubleClickOn(window.find("setting-env.scene.num_envs")).write("8");
        window.waitFor("a change waits", SOON, notice::isVisible);
        assertEquals("The marked change waits for the next run.", notice.getText());
        window.photograph("waiting-change");
        window.robot.clickOn("#run-stop");
        waitForState("Stopped");
        window.waitFor("nothing waits any more", SOON, () -> !notice.isVisible());
    }

    @Test
    void longNumbersAreShownShortAndEditedExactly() {
        String exact = "0.008333333333333333";
        TextField step = (TextField) window.find("setting-env.sim.dt");
        WindowFixture.onWindow(() -> {
            step.requestFocus();
            return true;
        });
        window.robot.push(KeyCode.CONTROL, KeyCode.A).write(exact);
        assertEquals(exact, step.getText());
        window.robot.clickOn("#setting-search");
        window.waitFor("it is shown short", SOON, () -> step.getText().equals("0.00833333"));
        assertEquals(exact, WindowFixture.onWindow(step::getTooltip).getText());
        WindowFixture.onWindow(() -> {
            step.requestFocus();
            return true;
        });
        window.waitFor("it is shown exactly", SOON, () -> step.getText().equals(exact));
        window.robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(exact, step.getText());
    }

    @Test
    void thePaletteFindsTheDarkTheme() throws IOException {
        window.robot.push(KeyCode.CONTROL, KeyCode.P);
        window.robot.write("theme dark");
        window.photograph("palette");
        window.robot.type(KeyCode.ENTER);
        window.waitFor(
                "the window is dark",
                SOON,
                () -> window.stage.getScene().getRoot().getStyleClass().contains("dark"));
        window.photograph("dark");
    }

    @Test
    void aRunThatFailsIsExplained() throws IOException {
        service.failWith(new SettingsException("env.scene.num_envs is -1; expected at least 1."));
        window.robot.clickOn("#run-train");
        waitForState("Failed");
        assertTrue(window.says("env.scene.num_envs is -1; expected at least 1."));
        window.photograph("problem");
        window.robot.clickOn("#problem-close");
        window.waitFor(
                "the problem is gone", SOON, () -> !window.find("problem").isVisible());
        assertFalse(WindowFixture.onWindow(() -> window.find("run-train").isDisabled()));
    }

    @Test
    void withoutVulkanTheViewportSaysWhatToInstallAndTrainingWorks() throws TimeoutException, IOException {
        window.close();
        starter = WindowFixture.NO_VULKAN;
        open();
        window.waitFor("the reason is shown", SOON, () -> window.says("install mesa-vulkan-drivers"));
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.waitFor("the reward has risen", SOON, () -> reward() > 0);
        window.photograph("no-vulkan");
    }

    @Test
    void closingWhileTrainingAsksFirstAndEndsTheRun() {
        window.robot.clickOn("#run-train");
        waitForState("Training");
        window.robot.push(KeyCode.CONTROL, KeyCode.Q);
        window.waitFor("it asks", SOON, () -> window.says("Stop training and close?"));
        window.robot.clickOn("Keep training");
        assertTrue(window.stage.isShowing());
        window.robot.push(KeyCode.CONTROL, KeyCode.Q);
        window.waitFor("it asks again", SOON, () -> window.says("Stop training and close?"));
        window.robot.clickOn("Stop and close");
        window.waitFor("the window is closed", SOON, () -> !window.stage.isShowing());
    }

    @Test
    void theWindowRemembersItsLookAndTask() throws TimeoutException {
        window.robot.push(KeyCode.CONTROL, KeyCode.P);
        window.robot.write("theme dark").type(KeyCode.ENTER);
        window.robot.clickOn("Ant");
        window.close();
        WindowMemory memory = WindowMemory.read(folder.resolve("window.properties"));
        assertEquals(ThemeChoice.DARK, memory.theme());
        assertEquals("Isaac-Ant-v0", memory.task());
        open();
        assertEquals("Ant", window.text("crumb-task"));
        assertNotEquals("", window.text("run-state"));
    }

    @Test
    void theWindowRestsWhenNothingHappensAlsoWithTextThatIsLongerThanItsField() {
        AtomicInteger quietPulses = new AtomicInteger();
        WindowFixture.onWindow(() -> {
            Scene scene = window.stage.getScene();
            scene.getRoot().needsLayoutProperty().subscribe(needed -> quietPulses.set(0));
            scene.addPostLayoutPulseListener(() -> {
                quietPulses.incrementAndGet();
                Platform.requestNextPulse();
            });
            Platform.requestNextPulse();
            return true;
        });
        window.waitFor("nothing is laid out for ten pulses", SOON, () -> quietPulses.get() >= 10);
    }
}
