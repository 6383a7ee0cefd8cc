package sinew.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the start script on a machine that has nothing but a shell and the usual small tools. */
class StartScriptTest {
    private static final List<String> TOOLS =
            List.of("cat", "dirname", "find", "grep", "head", "readlink", "sed", "sort", "uname");

    @TempDir
    Path machine;

    private final Map<String, String> environment = new LinkedHashMap<>();

    private record Answer(int code, String text) {}

    @BeforeEach
    void makeMachine() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the bare machine is a Linux");
        Path tools = Files.createDirectories(machine.resolve("bin"));
        for (String tool : TOOLS) {
            program(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        // the folders that are searched are those of the bare machine
        String script = Files.readString(Path.of("../sinew"));
        for (String folder : List.of("/usr/", "/opt/", "/etc/", "/Library/")) {
            script = script.replace(" " + folder, " " + machine + folder);
        }
        Files.writeString(machine.resolve("sinew"), script);
        environment.put("PATH", tools.toString());
        environment.put("HOME", machine.toString());
    }

    @Test
    void helpNeedsNothing() throws IOException, InterruptedException {
        Answer answer = start("--help");
        assertEquals(0, answer.code());
        assertTrue(answer.text().contains("run all tests, on a virtual display"), answer.text());
    }

    @Test
    void aMissingJdkIsNamedWithTheWayToGetIt() throws IOException, InterruptedException {
        Answer answer = start("tasks");
        assertEquals(1, answer.code());
        assertTrue(
                answer.text().contains("needs a JDK 25 or newer and found none. Get one from https://"), answer.text());
    }

    @Test
    void aJdkThatIsTooOldIsNamed() throws IOException, InterruptedException {
        Path old = installJdk("17.0.15");
        Answer answer = start("tasks");
        assertEquals(1, answer.code());
        assertTrue(
                answer.text().contains("needs a JDK 25 or newer; the newest tried is 17.0.15 in " + old),
                answer.text());
    }

    @Test
    void aMissingMavenIsNamedWithTheWayToGetIt() throws IOException, InterruptedException {
        installJdk("25.0.1");
        installJdk("17.0.15");
        Answer answer = start("tasks");
        assertEquals(1, answer.code());
        assertTrue(answer.text().contains("needs Maven 3.8.6 or newer and found none"), answer.text());
        assertTrue(answer.text().contains("sudo apt-get install maven"), answer.text());
    }

    @Test
    void withoutADisplayTheHeadlessWayIsNamedInOneLine() throws IOException, InterruptedException {
        Answer answer = start();
        assertEquals(1, answer.code());
        assertTrue(answer.text().contains("--headless"), answer.text());
        assertEquals(1, answer.text().lines().count(), answer.text());
    }

    @Test
    void missingPackagesAreNamedWithTheCommandThatInstallsThem() throws IOException, InterruptedException {
        environment.put("DISPLAY", ":0");
        Answer window = start();
        assertEquals(1, window.code());
        String command =
                "sudo apt-get install --no-install-recommends maven libgtk-3-0 libxtst6 libvulkan1 mesa-vulkan-drivers";
        assertTrue(window.text().contains(command + "\n"), window.text());

        environment.remove("DISPLAY");
        installJdk("25.0.1");
        Answer test = start("test");
        assertEquals(1, test.code());
        assertTrue(test.text().contains(command + " vulkan-validationlayers xvfb g++\n"), test.text());
    }

    private Path installJdk(String version) throws IOException {
        Path jdk = machine.resolve("usr/lib/jvm").resolve("jdk-" + version);
        program(Files.createDirectories(jdk.resolve("bin")).resolve("javac"), "exit 1");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Answer start(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", machine.resolve("sinew").toString());
        builder.command().addAll(Arrays.asList(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
