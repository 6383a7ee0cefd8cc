package sinew.learning.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses a run and a checkpoint of an experiment by regular expressions, as Isaac Lab does: each must match the beginning of
 * the name; of several runs the alphabetically last with a checkpoint wins, of several checkpoints the one with the highest number.
 */
public final class CheckpointFinder {
    /** Matches every run. */
    public static final String ANY_RUN = ".*";

    /** Matches every checkpoint. */
    public static final String ANY_CHECKPOINT = "model_.*\\.safetensors";

    private CheckpointFinder() {}

    /**
     * Finds a checkpoint.
     *
     * @param experiment the folder that collects the runs, for example {@code logs/rsl_rl/cartpole}
     * @param run regular expression for the run's folder
     * @param checkpoint regular expression for the checkpoint's file
     * @return the checkpoint
     * @throws CheckpointException if nothing matches or an expression is wrong; the message says what there is
     */
    public static Path find(Path experiment, String run, String checkpoint) {
        List<Path> runs =
                newestFirst(experiment, pattern("run", run), "run", Files::isDirectory, CheckpointFinder::name);
        Path folder = runs.stream()
                .filter(CheckpointFinder::holdsCheckpoint)
                .findFirst()
                .orElse(runs.getFirst());
        Pattern file = pattern("checkpoint", checkpoint);
        return newestFirst(folder, file, "checkpoint", Files::isRegularFile, path -> padded(name(path)))
                .getFirst();
    }

    /** A run that was ended before its first checkpoint is no run to go on from. */
    private static boolean holdsCheckpoint(Path run) {
        try (Stream<Path> files = Files.list(run)) {
            return files.anyMatch(file -> name(file).matches(ANY_CHECKPOINT));
        } catch (IOException unreadable) {
            // whoever looks into it says why it cannot be read
            return false;
        }
    }

    /** What matches, the last by its key first; at least one. */
    private static List<Path> newestFirst(
            Path folder, Pattern pattern, String kind, Predicate<Path> filter, Function<Path, String> key) {
        List<Path> all = list(folder, kind).stream().filter(filter).toList();
        List<Path> matching = all.stream()
                .filter(path -> pattern.matcher(name(path)).lookingAt())
                .sorted(Comparator.comparing(key).reversed())
                .toList();
        if (matching.isEmpty()) {
            String known = all.stream().map(CheckpointFinder::name).sorted().collect(Collectors.joining(", "));
            throw new CheckpointException("No " + kind + " in " + folder + " matches '" + pattern + "'; there is: "
                    + (all.isEmpty() ? "nothing" : known));
        }
        return matching;
    }

    private static List<Path> list(Path folder, String kind) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new CheckpointException(
                    folder, "there is no such folder to look for a " + kind + " in; train first or check the name", e);
        } catch (AccessDeniedException e) {
            throw new CheckpointException(
                    folder,
                    "you may not look into the folder (permission denied); give yourself the right to read it",
                    e);
        } catch (IOException e) {
            throw new CheckpointException(folder, "the folder cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String padded(String name) {
        return "0".repeat(Math.max(0, 64 - name.length())) + name;
    }

    private static Pattern pattern(String kind, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new CheckpointException(
                    "'" + expression + "' is no regular expression for a " + kind + ": " + e.getDescription());
        }
    }
}
