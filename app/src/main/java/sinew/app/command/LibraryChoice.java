package sinew.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sinew.app.run.TrainingRun;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.SettingsException;

/** Finds out whose agent settings are meant; everything that says so must say the same. */
final class LibraryChoice {
    private final Map<String, AgentLibrary> said = new LinkedHashMap<>();

    /** A flag or word names the library, or is not there. */
    LibraryChoice named(String source, @Nullable String name) {
        if (name != null) {
            said.put(source, AgentLibrary.of(name));
        }
        return this;
    }

    /** A file has settings of a library, or none. */
    LibraryChoice file(Path file, String text, String prefix) {
        String source = file.toString();
        AgentLibrary.ofFile(text, source, prefix).ifPresent(library -> said.put(source, library));
        return this;
    }

    /** A checkpoint, if one is named by its file, was trained with the settings of a library. */
    LibraryChoice checkpoint(Optional<String> name) {
        name.map(Path::of).filter(Files::isRegularFile).ifPresent(file -> {
            try {
                said.put(file.toString(), TrainingRun.libraryOf(Checkpoint.read(file)));
            } catch (CheckpointException _) {
                // whoever loads it says what is wrong with it
            }
        });
        return this;
    }

    /** The library that all name, if any does. */
    Optional<AgentLibrary> result() {
        if (said.values().stream().distinct().count() > 1) {
            String all = said.entrySet().stream()
                    .map(one -> one.getKey() + " says " + one.getValue().word())
                    .collect(Collectors.joining(", "));
            throw new SettingsException(
                    "It is not clear whose agent settings are meant: " + all + ". Keep one of them.");
        }
        return said.values().stream().findFirst();
    }
}
