package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.ModelFiles;
import sinew.assets.ModelFormatException;

/** Thousands of slightly wrong models: every one is read or answered with places, nothing else is thrown, and no unknown name passes. */
class MutationTest {
    private static final Pattern ATTRIBUTE = Pattern.compile(" (\\w+)=\"([^\"]*)\"");
    private static final Pattern EMPTY_ELEMENT = Pattern.compile("<(\\w+)[^<>]*/>");
    private static final Set<String> REFERENCES = Set.of(
            "joint",
            "joint1",
            "joint2",
            "jointinparent",
            "body",
            "body1",
            "body2",
            "geom",
            "geom1",
            "geom2",
            "site",
            "site1",
            "site2",
            "refsite",
            "slidersite",
            "cranksite",
            "sidesite",
            "tendon",
            "tendon1",
            "tendon2",
            "actuator",
            "camera",
            "mesh",
            "hfield",
            "material",
            "class",
            "childclass",
            "target",
            "objname",
            "refname",
            "subtree1",
            "model",
            "file");
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "nan",
            "-1",
            "0",
            "1e30",
            "1e999",
            "-1e300",
            "1 2 3 4 5 6 7 8 9 10 11 12",
            "0x1F",
            "true",
            "&lt;",
            "1e-300",
            "2147483648",
            "auto");

    private final MjcfReader reader = new MjcfReader();

    @ParameterizedTest
    @ValueSource(strings = {"everything", "shapes", "constraints", "actuators", "changes", "replicate", "attach"})
    void everyMutantIsReadOrAnswered(String name) {
        String text = resource(name + ".xml");
        Random random = new Random(7);
        int refused = 0;
        int count = 160;
        for (int i = 0; i < count; i++) {
            String mutant = text;
            for (int k = random.nextInt(3); k >= 0; k--) {
                mutant = mutate(mutant, random);
            }
            refused += isRefused(mutant) ? 1 : 0;
        }
        assertTrue(refused > count / 4 && refused < count, "refused " + refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "constraints", "actuators", "changes"})
    void tokensInDisorderAreReadOrAnswered(String name) {
        List<String> tokens = List.of(resource(name + ".xml").split("(?<=[ \"<>=/])|(?=[ \"<>=/])", -1));
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            List<String> mutant = new ArrayList<>(tokens);
            int at = random.nextInt(tokens.size());
            String other = tokens.get(random.nextInt(tokens.size()));
            switch (random.nextInt(3)) {
                case 0 -> mutant.remove(at);
                case 1 -> mutant.set(at, other);
                default -> mutant.add(at, other);
            }
            isRefused(String.join("", mutant));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "shapes", "constraints", "actuators", "replicate", "attach"})
    void noUnknownNamePasses(String name) {
        String text = resource(name + ".xml");
        Random random = new Random(13);
        List<MatchResult> attributes = ATTRIBUTE.matcher(text).results().toList();
        List<MatchResult> elements = EMPTY_ELEMENT.matcher(text).results().toList();
        for (int i = 0; i < 25; i++) {
            MatchResult attribute = attributes.get(random.nextInt(attributes.size()));
            String mutant = replace(text, attribute.start(1), attribute.end(1), attribute.group(1) + "x");
            assertTrue(isRefused(mutant), () -> "attribute " + attribute.group(1) + "x passed");
            MatchResult element = elements.get(random.nextInt(elements.size()));
            String unknown = replace(text, element.start(1), element.end(1), "x" + element.group(1));
            assertTrue(isRefused(unknown), () -> "element x" + element.group(1) + " passed");
        }
        for (MatchResult attribute : attributes) {
            boolean title = text.startsWith("<mujoco", attribute.start() - "<mujoco".length());
            if (REFERENCES.contains(attribute.group(1)) && !attribute.group(2).isEmpty() && !title) {
                String mutant = replace(text, attribute.start(2), attribute.end(2), "nothing of that name");
                assertTrue(isRefused(mutant), () -> attribute.group() + " could be unknown");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "shapes", "constraints"})
    void tornFilesAreRefused(String name) {
        String text = resource(name + ".xml");
        for (int length = 0; length < text.lastIndexOf('>') - 1; length += 97) {
            assertTrue(isRefused(text.substring(0, length)), "the first " + length + " characters passed");
        }
    }

    @Test
    void floodsOfCopiesAreRefused() {
        List<String> floods = List.of(
                "<replicate count='1000000000'><body/></replicate>",
                "<replicate count='3000000000'><body/></replicate>",
                "<replicate count='-1'><body/></replicate>",
                "<replicate count='1000'>".repeat(10) + "<body/>" + "</replicate>".repeat(10),
                "<body name='a'/>" + "<attach body='a' prefix='b'/>".repeat(2));
        for (String flood : floods) {
            String text = "<mujoco><worldbody>" + flood + "</worldbody></mujoco>";
            assertThrows(ModelFormatException.class, () -> reader.readText("mutant.xml", text), flood);
        }
    }

    @Test
    void modelsThatAttachThemselvesOrMultiplyAreRefused() {
        String self = "<mujoco><asset><model name='m' file='m.xml'/></asset><worldbody><attach model='m' prefix='a'/>"
                + "</worldbody></mujoco>";
        assertThrows(ModelFormatException.class, () -> reader.read(path -> stream(self), "", "m.xml"));
        ModelFiles doubling = path -> {
            int level = Integer.parseInt(path.substring(0, path.indexOf('.')));
            String attach = "<attach model='m' prefix='a'/><attach model='m' prefix='b'/>";
            return stream("<mujoco><asset><model name='m' file='" + (level + 1) + ".xml'/></asset><worldbody>" + attach
                    + "<geom size='1'/>".repeat(100) + "</worldbody></mujoco>");
        };
        assertThrows(ModelFormatException.class, () -> reader.read(doubling, "", "0.xml"));
    }

    private boolean isRefused(String mutant) {
        ModelFiles files = path -> path.equals("mutant.xml") ? stream(mutant) : open(path);
        try {
            reader.read(files, "", "mutant.xml");
            return false;
        } catch (ModelFormatException e) {
            assertFalse(e.problems().isEmpty());
            assertTrue(e.problems().stream()
                    .allMatch(problem -> problem.location().file().endsWith(".xml")
                            && !problem.text().isBlank()));
            return true;
        }
    }

    private static String mutate(String text, Random random) {
        List<MatchResult> attributes = ATTRIBUTE.matcher(text).results().toList();
        List<MatchResult> elements = EMPTY_ELEMENT.matcher(text).results().toList();
        if (attributes.isEmpty() || elements.isEmpty()) {
            return text;
        }
        MatchResult attribute = attributes.get(random.nextInt(attributes.size()));
        MatchResult other = attributes.get(random.nextInt(attributes.size()));
        MatchResult element = elements.get(random.nextInt(elements.size()));
        MatchResult place = elements.get(random.nextInt(elements.size()));
        return switch (random.nextInt(7)) {
            case 0 -> replace(text, attribute.start(), attribute.end(), "");
            case 1 -> replace(text, attribute.start(2), attribute.end(2), other.group(2));
            case 2 -> replace(text, attribute.start(2), attribute.end(2), STRANGE.get(random.nextInt(STRANGE.size())));
            case 3 -> replace(text, element.start(), element.end(), "");
            case 4 -> replace(text, element.start(), element.start(), place.group());
            case 5 -> {
                int depth = 1 << random.nextInt(10);
                yield replace(
                        text,
                        element.start(),
                        element.end(),
                        "<frame>".repeat(depth) + element.group() + "</frame>".repeat(depth));
            }
            default -> replace(text, attribute.start(2), attribute.end(2), scramble(attribute.group(2), random));
        };
    }

    private static String scramble(String value, Random random) {
        if (value.isEmpty()) {
            return "?";
        }
        int at = random.nextInt(value.length());
        return value.substring(0, at) + "-.e 9z".charAt(random.nextInt(6)) + value.substring(at + 1);
    }

    private static String replace(String text, int start, int end, String replacement) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream = path.contains("..") ? null : MutationTest.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("There is no file " + path + ".");
        }
        return stream;
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(MutationTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
