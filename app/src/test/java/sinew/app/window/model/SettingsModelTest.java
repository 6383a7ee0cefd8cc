package sinew.app.window.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sinew.app.window.run.SettingsForm;
import sinew.learning.settings.AgentLibrary;
import sinew.learning.settings.RslRlSettings;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.SettingsSchema;

class SettingsModelTest {
    private static final String RATE = "agent.algorithm.learning_rate";
    private static final String SEED = "agent.seed";

    private final SettingsModel settings = new SettingsModel();

    @BeforeEach
    void showAgent() {
        settings.show(
                List.of(new SettingsForm("rsl_rl", SettingsSchema.ofRecord("agent", RslRlSettings.class), Map.of())));
    }

    @Test
    void whatIsTypedReachesTheRun() {
        settings.field(RATE).textProperty().set("0.002");
        assertEquals(0.002, settings.settings().decimal(RATE));
        assertEquals(1, settings.changesProperty().get());
        assertEquals(List.of(RATE), List.copyOf(settings.settings().changed().keySet()));
    }

    @Test
    void nonsenseIsRefusedWithAReasonAndTheOldValueKept() {
        SettingField rate = settings.field(RATE);
        rate.textProperty().set("fast");
        assertFalse(settings.validProperty().get());
        assertTrue(
                rate.messageProperty().get().contains("\"fast\""),
                rate.messageProperty().get());
        assertTrue(
                rate.messageProperty().get().contains("expected"),
                rate.messageProperty().get());
        assertEquals(0.001, settings.settings().decimal(RATE));
        rate.reset();
        assertTrue(settings.validProperty().get());
        assertFalse(rate.changedProperty().get());
    }

    @Test
    void searchFindsNamesAndHelpAndTheFilterOnlyChanges() {
        settings.searchProperty().set("LEARNING rate");
        assertTrue(settings.field(RATE).visibleProperty().get());
        assertFalse(settings.field(SEED).visibleProperty().get());
        settings.searchProperty().set("");
        settings.field(SEED).textProperty().set("7");
        settings.changedOnlyProperty().set(true);
        assertEquals(1, settings.shownProperty().get());
        assertTrue(settings.field(SEED).visibleProperty().get());
        settings.resetAll();
        assertEquals(0, settings.changesProperty().get());
    }

    @Test
    void whatWasTypedForATaskIsKeptWhileAnotherIsShown() {
        SettingsSchema agent = SettingsSchema.ofRecord("agent", RslRlSettings.class);
        settings.show(List.of(new SettingsForm("rsl_rl", agent, Map.of())));
        settings.field(SEED).textProperty().set("7");
        settings.show(
                List.of(new SettingsForm("rsl_rl", SettingsSchema.ofRecord("other", RslRlSettings.class), Map.of())));
        settings.show(List.of(new SettingsForm("rsl_rl", agent, Map.of())));
        assertEquals(7, settings.settings().integer(SEED));
    }

    @Test
    void suggestionsAreFilledInOnceAndAreChanges() {
        SettingsSchema agent = SettingsSchema.ofRecord("agent", RslRlSettings.class);
        settings.show(List.of(new SettingsForm("rsl_rl", agent, Map.of(SEED, "7"))));
        assertEquals(7, settings.settings().integer(SEED));
        assertEquals(1, settings.changesProperty().get());
        settings.resetAll();
        settings.show(List.of(new SettingsForm("rsl_rl", agent, Map.of(SEED, "7"))));
        assertEquals(42, settings.settings().integer(SEED));
    }

    @Test
    void anotherLibraryExchangesTheAgentsSettingsAndKeepsThoseOfTheEnvironment() {
        List<SettingsForm> forms = List.of(form(AgentLibrary.RSL_RL), form(AgentLibrary.SB3));
        settings.show(forms);
        assertEquals(List.of("rsl_rl", "sb3"), settings.agents());
        settings.field("env.count").textProperty().set("5");
        settings.field(SEED).textProperty().set("7");
        settings.agentProperty().set("sb3");
        assertEquals("sb3", settings.settings().text("agent.library"));
        assertEquals(5, settings.settings().integer("env.count"));
        assertEquals(42, settings.settings().integer(SEED));
        settings.field("env.count").textProperty().set("6");
        settings.agentProperty().set("rsl_rl");
        assertEquals(7, settings.settings().integer(SEED));
        assertEquals(6, settings.settings().integer("env.count"));
        assertTrue(settings.fields().stream()
                .noneMatch(field -> field.descriptor().path().equals("agent.library")));
    }

    @Test
    void theLibraryOfATaskIsRememberedAndThatOfARunIsChosen() {
        List<SettingsForm> forms = List.of(form(AgentLibrary.RSL_RL), form(AgentLibrary.SB3));
        settings.show(forms);
        settings.agentProperty().set("sb3");
        showAgent();
        assertEquals("rsl_rl", settings.agentProperty().get());
        settings.show(forms);
        assertEquals("sb3", settings.agentProperty().get());
        settings.fill(forms.getFirst().settings().standards().with(SEED, "9"));
        assertEquals("rsl_rl", settings.agentProperty().get());
        assertEquals(9, settings.settings().integer(SEED));
    }

    private static SettingsForm form(AgentLibrary library) {
        SettingDescriptor count = new SettingDescriptor(
                "env.count", SettingType.INTEGER, 3, "How many.", "", 1, 9, List.of(), Liveness.NEXT_RUN);
        return new SettingsForm(
                library.word(), SettingsSchema.of(List.of(count)).plus(library.schema()), Map.of());
    }

    @Test
    void liveSettingsAreHandedToTheRunWhenTypingEnds() {
        List<String> taken = new ArrayList<>();
        settings.onLiveChange(field -> taken.add(field.descriptor().path()));
        settings.runStarted();
        SettingField rate = settings.field(RATE);
        rate.textProperty().set("0.5");
        assertTrue(rate.pendingProperty().get());
        rate.commit();
        assertEquals(List.of(RATE), taken);
        assertFalse(rate.pendingProperty().get());
        assertEquals(0.5, settings.running().decimal(RATE));
    }

    @Test
    void otherSettingsWaitForTheNextRun() {
        settings.onLiveChange(field -> true);
        settings.runStarted();
        SettingField seed = settings.field(SEED);
        seed.textProperty().set("7");
        seed.commit();
        assertTrue(seed.pendingProperty().get());
        assertEquals(42, settings.running().integer(SEED));
        settings.runEnded();
        assertFalse(seed.pendingProperty().get());
    }

    @Test
    void onlyWhatThePresentRunDoesNotTakeWaitsForTheNextOne() {
        settings.onLiveChange(field -> !field.textProperty().get().equals("0.75"));
        settings.field(SEED).textProperty().set("6");
        settings.runStarted();
        assertEquals(0, settings.waitingProperty().get());
        SettingField rate = settings.field(RATE);
        rate.textProperty().set("0.5");
        assertEquals(0, settings.waitingProperty().get());
        rate.commit();
        assertEquals(0, settings.waitingProperty().get());
        settings.field(SEED).textProperty().set("7");
        assertEquals(1, settings.waitingProperty().get());
        rate.textProperty().set("0.75");
        rate.commit();
        assertEquals(2, settings.waitingProperty().get());
        settings.field(SEED).textProperty().set("6");
        rate.textProperty().set("0.5");
        assertEquals(0, settings.waitingProperty().get());
        settings.field(SEED).textProperty().set("8");
        settings.runEnded();
        assertEquals(0, settings.waitingProperty().get());
    }
}
