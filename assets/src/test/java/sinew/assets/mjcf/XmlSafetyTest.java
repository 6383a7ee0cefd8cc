package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.FolderFiles;
import sinew.assets.ModelFormatException;
import sinew.assets.model.ModelSpec;

/** Files that are hostile, broken or huge. */
class XmlSafetyTest {
    @TempDir
    private Path folder;

    private final MjcfReader reader = new MjcfReader();

    @Test
    void entityBombIsRefused() {
        String bomb = "<!DOCTYPE mujoco [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><mujoco model='&b;'/>";
        assertRefused(bomb, "document types and entities are refused");
    }

    @Test
    void externalEntityIsRefused() {
        assertRefused(
                "<!DOCTYPE mujoco [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><mujoco model='&x;'/>",
                "document types and entities are refused");
    }

    @Test
    void undeclaredEntityIsRefused() {
        assertRefused("<mujoco model='&x;'/>", "not well-formed XML");
        assertRefused("<mujoco>&x;</mujoco>", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "<mujoco>", "<mujoco></muj>", "<mujoco a='1' a='2'/>", "no xml", "<a/><b/>"})
    void brokenXmlIsNamed(String xml) {
        assertRefused(xml, "not well-formed XML");
    }

    @Test
    void brokenXmlIsNamedWithItsLine() {
        ModelFormatException error = assertThrows(
                ModelFormatException.class, () -> reader.readText("m.xml", "<mujoco>\n<worldbody>\n</mujoco>"));
        assertEquals(3, error.problems().getFirst().location().line());
    }

    @Test
    void otherFormatsAreNamed() {
        assertRefused("<robot name='r'/>", "not an MJCF model");
    }

    @Test
    void textBetweenElementsIsNamedAndPassedOver() {
        ReadResult result = reader.readText("m.xml", "<mujoco>\n<worldbody><body name='b'/> --> </worldbody></mujoco>");
        assertEquals(
                "m.xml:2: text: \"-->\" stands between elements and says nothing; remove it or make it a comment.",
                result.warnings().getFirst().toString());
        assertEquals("b", result.spec().body("b").name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='0.0' ?><mujoco>",
                "\n<?xml version='1.0' encoding='nonsense'?><mujoco>",
                "\uFEFF<mujoco>",
                "<!-- a -- b ---><mujoco>",
                "<mujoco><!-- <a> & 'b -->",
                "<mujoco model='a & b < c'>",
                "<mujoco model='a'><compiler angle='degree'meshdir=\"it's\"/>",
            })
    void whatMujocosParserReadsIsRead(String start) {
        ModelSpec model = reader.readText("m.xml", start + "\n<worldbody>\n<body name='b'/></worldbody></mujoco>\0")
                .spec();
        int line = (int) start.chars().filter(c -> c == '\n').count() + 3;
        assertEquals(line, model.body("b").location().line());
    }

    @Test
    void lettersOfAnotherEncodingAreRead() throws IOException {
        byte[] latin = "<mujoco model='M\u00FCller'><!-- \u00FC --></mujoco>".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "M\uFFFDller",
                reader.read(Files.write(folder.resolve("a.xml"), latin)).spec().name());
        byte[] declared = "<?xml version='1.0' encoding='ISO-8859-1'?><mujoco model='M\u00FCller'/>"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "M\u00FCller",
                reader.read(Files.write(folder.resolve("b.xml"), declared))
                        .spec()
                        .name());
    }

    @Test
    void linesAreThoseOfTheBeginningOfTheTag() {
        ModelSpec model = reader.readText(
                        "m.xml",
                        "<?xml version='1.0'?>\n<!-- a\n b -->\n<mujoco>\n\n<worldbody><body\n name='a'\n>\n"
                                + "<geom\n\n size='1'/>  <site/></body></worldbody></mujoco>")
                .spec();
        assertEquals(4, model.location().line());
        assertEquals(6, model.body("a").location().line());
        assertEquals(9, model.geoms().getFirst().location().line());
        assertEquals(11, model.sites().getFirst().location().line());
    }

    @Test
    void deeplyNestedModelIsRefusedWithoutOverflow() {
        int depth = 100_000;
        String xml = "<mujoco><worldbody>" + "<body>".repeat(depth) + "</body>".repeat(depth) + "</worldbody></mujoco>";
        assertRefused(xml, "nested more than 300 deep");
    }

    @Test
    void aLongChainIsRead() {
        int depth = 290;
        String xml = "<mujoco><worldbody>" + "<body><joint/><geom size='1'/>".repeat(depth) + "</body>".repeat(depth)
                + "</worldbody></mujoco>";
        assertEquals(depth, reader.readText("m.xml", xml).spec().velocityCount());
    }

    @Test
    void aWideModelIsRead() {
        String xml = "<mujoco><worldbody>" + "<geom size='1'/>".repeat(100_000) + "</worldbody></mujoco>";
        assertEquals(100_000, reader.readText("m.xml", xml).spec().geoms().size());
    }

    @Test
    void includedElementsTakeThePlaceOfTheInclude() throws IOException {
        write("part.xml", "<mujocoinclude><body name='b'/></mujocoinclude>");
        Path main = write(
                "main.xml",
                "<mujoco><worldbody><body name='a'/><include file='./part.xml'/><body name='c'/></worldbody></mujoco>");
        ModelSpec model = reader.read(main).spec();
        assertEquals(
                "[world, a, b, c]",
                model.bodies().stream().map(body -> body.name()).toList().toString());
        assertEquals(
                folder.resolve("part.xml").toString(),
                model.body("b").location().file());
    }

    @Test
    void meshesMayLieBesideTheFolder() throws IOException {
        write("part.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n");
        Path inner = Files.createDirectories(folder.resolve("robot/models"));
        Path main = Files.writeString(
                inner.resolve("m.xml"),
                "<mujoco><asset><mesh name='a' file='../../part.obj'/></asset>"
                        + "<worldbody><body><geom type='mesh' mesh='a'/></body></worldbody></mujoco>");
        assertEquals(1, reader.read(main).spec().geoms().size());
    }

    @Test
    void includesOutsideTheFolderAreRefused() throws IOException {
        write("secret.xml", "<mujocoinclude/>");
        Path inner = Files.createDirectories(folder.resolve("model"));
        for (String path :
                new String[] {"../secret.xml", "a/../../secret.xml", folder + "/secret.xml", "/etc/passwd"}) {
            Path main = Files.writeString(inner.resolve("m.xml"), "<mujoco>\n<include file='" + path + "'/></mujoco>");
            ModelFormatException error = assertThrows(ModelFormatException.class, () -> reader.read(main), path);
            assertTrue(error.toString().contains("outside the model's folder"), error.getMessage());
            assertEquals(2, error.problems().getFirst().location().line());
        }
    }

    @Test
    void attachedModelsOutsideTheFolderAreRefused() throws IOException {
        write("other.xml", "<mujoco><worldbody><body name='b'/></worldbody></mujoco>");
        Path inner = Files.createDirectories(folder.resolve("model"));
        Path main = Files.writeString(
                inner.resolve("m.xml"),
                "<mujoco><asset><model name='o' file='../other.xml'/></asset>\n"
                        + "<worldbody><attach model='o' body='b' prefix='p'/></worldbody></mujoco>");
        ModelFormatException error = assertThrows(ModelFormatException.class, () -> reader.read(main));
        assertTrue(error.toString().contains("outside the model's folder"), error.getMessage());
    }

    @Test
    void aHomeFolderIsOutOfReach() {
        Path home = Path.of(System.getProperty("user.home")).toAbsolutePath().normalize();
        assertEquals(
                home.resolve("robots"),
                FolderFiles.around(home.resolve("robots")).reach());
        assertEquals(
                home.resolve("robots"),
                FolderFiles.around(home.resolve("robots/a/b")).reach());
        assertEquals(home, FolderFiles.around(home).reach());
    }

    @Test
    void linkOutOfTheFolderIsRefused() throws IOException {
        write("secret.xml", "<mujocoinclude/>");
        Path inner = Files.createDirectories(folder.resolve("model"));
        Files.createSymbolicLink(inner.resolve("link.xml"), folder.resolve("secret.xml"));
        Path main = Files.writeString(inner.resolve("m.xml"), "<mujoco><include file='link.xml'/></mujoco>");
        ModelFormatException error = assertThrows(ModelFormatException.class, () -> reader.read(main));
        assertTrue(error.toString().contains("outside the model's folder"), error.getMessage());
    }

    @Test
    void includeCycleIsRefused() throws IOException {
        write("a.xml", "<mujocoinclude>\n<include file='b.xml'/></mujocoinclude>");
        write("b.xml", "<mujocoinclude>\n\n<include file='./a.xml'/></mujocoinclude>");
        Path main = write("main.xml", "<mujoco><include file='a.xml'/></mujoco>");
        ModelFormatException error = assertThrows(ModelFormatException.class, () -> reader.read(main));
        assertTrue(error.toString().contains("b.xml:3: include.file: \"a.xml\" is already part"), error.getMessage());
        Path self = write("self.xml", "<mujoco><include file='self.xml'/></mujoco>");
        assertThrows(ModelFormatException.class, () -> reader.read(self));
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Path main = write("main.xml", "<mujoco>\n<include file='gone.xml'/></mujoco>");
        ModelFormatException error = assertThrows(ModelFormatException.class, () -> reader.read(main));
        assertTrue(error.toString().contains("main.xml:2: include.file: There is no file"), error.getMessage());
        assertThrows(ModelFormatException.class, () -> reader.read(folder.resolve("none.xml")));
        assertThrows(ModelFormatException.class, () -> reader.read(folder));
    }

    @Test
    void textWithoutFolderCannotInclude() {
        assertRefused("<mujoco><include file='a.xml'/></mujoco>", "cannot be included");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(String xml, String reason) {
        ModelFormatException error = assertThrows(ModelFormatException.class, () -> reader.readText("m.xml", xml));
        assertTrue(error.toString().contains(reason), error.getMessage());
    }
}
