package sinew.app.window.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sinew.app.run.RenderMode;
import sinew.app.run.RunException;
import sinew.app.window.run.ScriptedRunService;
import sinew.learning.LearningException;
import sinew.renderer.SceneFrame;
import sinew.sim.settings.SettingsException;

/** The test's thread plays the window's thread: it does what the trainer's thread hands over. */
class WorkbenchModelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
    private final ScriptedRunService service = new ScriptedRunService(0);
    private final WorkbenchModel model = new WorkbenchModel(service, handedOver::add, Clock.systemUTC(), "");

    private void workUntil(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(
                    System.nanoTime() < end,
                    "waited too long; state " + model.run().stateProperty().get());
            Runnable task = handedOver.poll(50, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
    }

    private RunState state() {
        return model.run().stateProperty().get();
    }

    @AfterEach
    void endRun() throws InterruptedException {
        model.close();
        assertTrue(model.awaitEnd(PATIENCE));
        assertTrue(model.playing().awaitEnd(PATIENCE));
    }

    private PlayState playing() {
        return model.playing().stateProperty().get();
    }

    private void trainToTheEnd() throws InterruptedException {
        model.settings().field("agent.max_iterations").textProperty().set("30");
        model.train();
        workUntil(() -> state() == RunState.COMPLETED);
    }

    @Test
    void cartpoleIsChosenAndCanBeTrainedAtTheFirstStart() {
        assertEquals("Isaac-Cartpole-v0", model.tasks().chosenProperty().get().id());
        assertTrue(model.possible().train().get());
        assertFalse(model.possible().stop().get());
    }

    @Test
    void aRunFillsChartsConsoleAndViewportAndCompletes() throws InterruptedException {
        trainToTheEnd();
        workUntil(() -> model.run().iterationsDoneProperty().get() == 30);
        Series reward = model.charts().chart("Train/mean_reward").series().getFirst();
        assertEquals(30, reward.size());
        assertTrue(reward.last() > reward.at(0));
        assertFalse(model.console().lines().isEmpty());
        assertEquals(64, model.viewport().sceneProperty().get().environments());
        workUntil(() -> model.viewport().takeFrame() != null);
        assertTrue(model.possible().train().get());
    }

    @Test
    void aRunCanBePausedResumedAndStopped() throws InterruptedException {
        model.train();
        workUntil(() -> state() == RunState.RUNNING);
        model.pause();
        workUntil(() -> state() == RunState.PAUSED);
        assertTrue(model.possible().resume().get());
        model.resume();
        workUntil(() -> state() == RunState.RUNNING);
        model.stop();
        assertEquals(RunState.STOPPING, state());
        workUntil(() -> state() == RunState.STOPPED);
    }

    @Test
    void afterARunItsLastPolicyIsPlayedUntilItIsStopped() throws InterruptedException {
        model.settings().field("env.scene.num_envs").textProperty().set("100");
        trainToTheEnd();
        workUntil(() -> playing() == PlayState.PLAYING);
        assertEquals("Playing model_29", model.playing().titleProperty().get());
        assertEquals(100, service.replays.getFirst().settings().integer("env.scene.num_envs"));
        assertEquals(64, model.viewport().sceneProperty().get().environments());
        workUntil(() -> model.viewport().takeFrame() != null);
        model.pause();
        assertEquals("Paused model_29", model.playing().titleProperty().get());
        assertTrue(model.possible().resume().get());
        model.resume();
        workUntil(() -> model.viewport().takeFrame() != null);
        assertFalse(model.possible().play().get());
        model.stop();
        assertEquals(PlayState.NONE, playing());
        assertFalse(model.possible().stop().get());
        assertEquals(RunState.COMPLETED, state());
        model.play();
        workUntil(() -> playing() == PlayState.PLAYING);
    }

    @Test
    void aNewRunTakesThePlaceOfThePlayedPolicyAndIsSeen() throws InterruptedException {
        model.settings().field("env.scene.num_envs").textProperty().set("100");
        trainToTheEnd();
        workUntil(() -> playing() == PlayState.PLAYING);
        model.settings().field("agent.max_iterations").textProperty().set("100000");
        model.train();
        assertEquals(PlayState.NONE, playing());
        workUntil(() -> state() == RunState.RUNNING);
        assertEquals(100, model.viewport().sceneProperty().get().environments());
        model.viewport().takeFrame();
        workUntil(() -> {
            SceneFrame frame = model.viewport().takeFrame();
            return frame != null && frame.poses().length == 100 * 3 * 7;
        });
    }

    @Test
    void playingEndsWhenAnotherTaskIsChosen() throws InterruptedException {
        trainToTheEnd();
        workUntil(() -> playing() == PlayState.PLAYING);
        model.tasks().choose("Ant");
        assertEquals(PlayState.NONE, playing());
    }

    @Test
    void aPolicyThatCannotBePlayedBecomesAProblemAndTheRunStaysCompleted() throws InterruptedException {
        service.failReplaysWith(new RunException("The checkpoint model_29 is torn."));
        trainToTheEnd();
        workUntil(() -> model.run().problemProperty().get() != null);
        assertEquals(
                "The checkpoint model_29 is torn.",
                model.run().problemProperty().get().explanation());
        assertEquals(PlayState.NONE, playing());
        assertEquals(RunState.COMPLETED, state());
        assertTrue(model.possible().train().get());
    }

    @Test
    void aProcessThatEndsSavesTheRunWithoutTheWindowsThread() throws InterruptedException {
        model.train();
        workUntil(() -> model.run().iterationsDoneProperty().get() > 0);
        assertTrue(model.closeNow(PATIENCE));
        workUntil(() -> state() == RunState.STOPPED);
        assertNotNull(model.run().checkpointProperty().get());
        assertEquals(PlayState.NONE, playing());
    }

    @Test
    void stopIsKeptWhileTheRunIsStillPrepared() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        service.prepareAfter(stopped);
        model.train();
        model.stop();
        stopped.countDown();
        workUntil(() -> state() == RunState.STOPPED);
        assertEquals(0, model.run().iterationsDoneProperty().get());
    }

    @Test
    void aRunThatCannotBePreparedBecomesAProblemWithTheReason() throws InterruptedException {
        service.failWith(new SettingsException("env.scene.num_envs is -1; expected at least 1."));
        model.train();
        workUntil(() -> state() == RunState.FAILED);
        Problem problem = model.run().problemProperty().get();
        assertEquals("env.scene.num_envs is -1; expected at least 1.", problem.explanation());
        assertFalse(problem.remedy().isEmpty());
        assertTrue(model.possible().train().get());
    }

    @Test
    void nothingStartsWhileASettingIsNotAllowed() {
        model.settings().field("env.decimation").textProperty().set("two");
        assertFalse(model.possible().train().get());
        model.train();
        assertEquals(RunState.NONE, state());
    }

    @Test
    void liveSettingsReachTheRun() throws InterruptedException {
        model.train();
        workUntil(() -> state() == RunState.RUNNING);
        SettingField rate = model.settings().field("agent.algorithm.learning_rate");
        rate.textProperty().set("0.0005");
        rate.commit();
        assertEquals(1, service.changes.size());
        assertEquals(
                List.of("agent.algorithm.learning_rate"),
                List.copyOf(service.changes.getFirst().changed().keySet()));
    }

    @Test
    void liveSettingsAreKeptWhileTheRunIsStillPrepared() throws InterruptedException {
        CountDownLatch changed = new CountDownLatch(1);
        service.prepareAfter(changed);
        model.train();
        SettingField rate = model.settings().field("agent.algorithm.learning_rate");
        rate.textProperty().set("0.0005");
        rate.commit();
        changed.countDown();
        workUntil(() -> state() == RunState.RUNNING);
        assertEquals(0.0005, service.changes.getFirst().decimal("agent.algorithm.learning_rate"));
    }

    @Test
    void aChangeThatTheRunRefusesWaitsForTheNextRunAndIsExplained() throws InterruptedException {
        service.refuseChangesWith(new LearningException("This run has memories."));
        model.train();
        workUntil(() -> state() == RunState.RUNNING);
        SettingField rate = model.settings().field("agent.algorithm.learning_rate");
        rate.textProperty().set("0.0005");
        rate.commit();
        assertTrue(rate.waitingProperty().get());
        assertEquals(0.001, model.settings().running().decimal("agent.algorithm.learning_rate"));
        assertEquals(
                "This run has memories.", model.run().problemProperty().get().explanation());
        assertEquals(RunState.RUNNING, state());
    }

    @Test
    void partialRenderingShowsFewerRobots() throws InterruptedException {
        model.settings().field("env.scene.num_envs").textProperty().set("100");
        model.train();
        workUntil(() -> model.viewport().sceneProperty().get() != null);
        assertEquals(100, model.viewport().sceneProperty().get().environments());
        model.viewport().modeProperty().set(RenderMode.PARTIAL);
        assertEquals(64, model.viewport().sceneProperty().get().environments());
    }
}
