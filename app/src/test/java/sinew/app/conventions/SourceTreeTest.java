package sinew.app.conventions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTreeTest {
    private static final int MOST_LINES = 800;
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public\\s+(?:(?:final|abstract|sealed|non-sealed|strictfp)\\s+)*(class|record|interface|enum|@interface)\\s+(\\w+)");
    /** Absolute paths of somebody's machine, and notes to oneself. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?<![\\w.])/(?:work|home|root|Users)/\\w|[A-Z]:\\\\\\\\?Users|\\bFIXME\\b|\\bXXX\\b");

    private static final List<String> FOLDERS = List.of("assets", "sim", "learning", "renderer", "app");
    private static final Path ROOT = root();

    @Test
    void noFileIsTooLong() throws IOException {
        expectNone(
                problems(".java", text -> {
                    long lines = text.lines().count();
                    return lines > MOST_LINES ? lines + " lines" : "";
                }),
                "files have at most " + MOST_LINES + " lines; divide them by what they are for");
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path folder : packages()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.isRegularFile(info)) {
                problems.add(ROOT.relativize(folder) + ": no package-info.java");
                continue;
            }
            String text = Files.readString(info);
            if (!text.contains("@NullMarked")) {
                problems.add(ROOT.relativize(info) + ": no @NullMarked");
            }
            if (!text.contains("/**")) {
                problems.add(ROOT.relativize(info) + ": no Javadoc");
            }
        }
        expectNone(problems, "every package has a package-info.java with @NullMarked that says what lives there");
    }

    @Test
    void everyPublicTypeIsExplained() throws IOException {
        expectNone(
                problems(".java", SourceTreeTest::unexplainedType),
                "public types have Javadoc that says what they are for");
    }

    @Test
    void nothingPointsToSomebodysMachine() throws IOException {
        expectNone(
                problems("", text -> {
                    Matcher foreign = FOREIGN.matcher(text);
                    return foreign.find() ? "line " + lineOf(text, foreign.start()) + ": " + foreign.group() : "";
                }),
                "sources name no path of a machine and no unfinished business");
    }

    private static String unexplainedType(String text) {
        Matcher type = PUBLIC_TYPE.matcher(text);
        if (!type.find()) {
            return "";
        }
        String before = text.substring(0, type.start());
        boolean explained = before.lastIndexOf("*/") > before.lastIndexOf("\nimport ") && before.contains("/**");
        return explained ? "" : type.group(1) + " " + type.group(2) + " has no Javadoc";
    }

    /** Looks at every main source or resource with a name that ends so. */
    private static List<String> problems(String ending, Function<String, String> check) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : sources()) {
            if (!file.toString().endsWith(ending) || !isText(file)) {
                continue;
            }
            String problem = check.apply(Files.readString(file));
            if (!problem.isEmpty()) {
                problems.add(ROOT.relativize(file) + ": " + problem);
            }
        }
        return problems;
    }

    private static boolean isText(Path file) {
        return Stream.of(".java", ".xml", ".yaml", ".css", ".properties", ".md", ".vert", ".frag", ".glsl")
                .anyMatch(ending -> file.toString().endsWith(ending));
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                all.filter(Files::isRegularFile)
                        .filter(SourceTreeTest::isSource)
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isSource(Path file) {
        String path = "/" + ROOT.relativize(file).toString().replace('\\', '/');
        return path.contains("/src/main/") && !path.contains("/target/");
    }

    private static List<Path> packages() throws IOException {
        return sources().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file ->
                        file.toString().contains(Path.of("src", "main", "java").toString()))
                .map(Path::getParent)
                .distinct()
                .sorted()
                .toList();
    }

    private static int lineOf(String text, int position) {
        return (int) text.substring(0, position).lines().count();
    }

    private static void expectNone(List<String> problems, String rule) {
        assertTrue(problems.isEmpty(), () -> rule + ":\n  " + String.join("\n  ", problems));
    }

    /** The folder that holds all modules. */
    private static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return Files.isDirectory(module.resolve("renderer")) ? module : Objects.requireNonNull(module.getParent());
    }
}
