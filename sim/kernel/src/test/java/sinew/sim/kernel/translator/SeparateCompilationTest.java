package sinew.sim.kernel.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.binding.EntryPoint;
import sinew.sim.kernel.linker.KernelLinker;
import sinew.sim.kernel.linker.KernelProgram;
import sinew.sim.kernel.linker.ScratchPlacement;

/** Kernels over several modules, and beside processors that write kernels. */
class SeparateCompilationTest {
    private static final String IMPORTS = "import sinew.sim.kernel.*;";
    private static final String LIBRARY = "package library; " + IMPORTS + """
             @KernelCode public final class Library {
                public static void fill(float[] x, int n) { for (int i = 0; i < n; i++) { x[i] = i; } Lanes.sync(); }
                public static float first(float[] x) { return x[0]; }
            }
            """;
    private static final String STATE = "package library; " + IMPORTS
            + " @Global public final class State { public final float[] x = new float[8]; }";
    private static final String TABLE = "package library; " + IMPORTS
            + " @Constants public final class Table { public final float[] t = {1f, 2f}; }";

    private static void jar(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(path).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(path));
            }
        }
    }

    private static String user(String body) {
        return "package user; import library.*; " + IMPORTS + "\n@KernelCode public final class User {\n"
                + "@Kernel public static void run(Table t, State s, int env) {\n" + body + "\n} }";
    }

    @Test
    void aJarIsAllThatAnotherModuleNeeds(@TempDir Path folder) throws Exception {
        Path library = Files.createDirectory(folder.resolve("library"));
        assertEquals(List.of(), new SnippetCompiler(library).errors(LIBRARY, STATE, TABLE));
        Path jar = folder.resolve("library.jar");
        jar(library, jar);
        Path user = Files.createDirectory(folder.resolve("user"));
        assertEquals(
                List.of(),
                new SnippetCompiler(user, jar).errors(user("Library.fill(s.x, 3); s.x[1] = Library.first(t.t);")));

        KernelProgram program = link(List.of(user, jar));
        assertTrue(program.source().contains("K_FUNCTION void fill(float* x, int n)"), program.source());
        assertTrue(program.source().contains("K_FUNCTION float first(const float* x)"), program.source());
    }

    private static KernelProgram link(List<Path> paths) throws Exception {
        URL[] urls = new URL[paths.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = paths.get(i).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, SeparateCompilationTest.class.getClassLoader())) {
            Class<?> owner = loader.loadClass("user.User");
            Constructor<?> table = loader.loadClass("library.Table").getConstructor();
            Constructor<?> state = loader.loadClass("library.State").getConstructor();
            var bound =
                    EntryPoint.find(new KernelReference(owner, "run")).bind(table.newInstance(), state.newInstance());
            return new KernelLinker().link(bound, 32, ScratchPlacement.SHARED);
        }
    }

    @Test
    void classesOfTheSameNameGetTheirOwn(@TempDir Path folder) throws Exception {
        String one = "package one; " + IMPORTS
                + " @KernelCode public final class Tool { public static int f() { return 1; } }";
        String two = "package two; " + IMPORTS
                + " @KernelCode public final class Tool { public static int f() { return 2; } }";
        String other = "package other; import two.Tool; " + IMPORTS
                + " @KernelCode public final class Other { public static int g() { return Tool.f(); } }";
        assertEquals(
                List.of(),
                new SnippetCompiler(folder)
                        .errors(one, two, other, STATE, TABLE, user("s.x[0] = one.Tool.f() + other.Other.g();")));
        String text = link(List.of(folder)).source();
        assertTrue(text.contains("k_add(Tool::f(), Other::g())"), text);
        assertTrue(text.contains("return two_Tool::f();"), text);
        assertTrue(text.contains("namespace two_Tool {\nK_FUNCTION int f();"), text);
    }

    @Test
    void effectsAreKnownAcrossModules(@TempDir Path folder) throws Exception {
        Path library = Files.createDirectory(folder.resolve("library"));
        assertEquals(List.of(), new SnippetCompiler(library).errors(LIBRARY, STATE, TABLE));
        List<String> errors = new SnippetCompiler(Files.createDirectory(folder.resolve("user")), library)
                .errors(user("Library.fill(t.t, 3);\nif (Lanes.lane() == 0) {\nLibrary.fill(s.x, 3);\n}"));
        assertEquals(2, errors.size(), errors.toString());
        assertTrue(
                errors.get(0).startsWith("4: ") && errors.get(0).contains("writes to this array"), errors.toString());
        assertTrue(errors.get(1).startsWith("6: ") && errors.get(1).contains("waits for all lanes"), errors.toString());
    }

    @Test
    void aModuleWithoutTranslatedTextIsNamed(@TempDir Path folder) throws Exception {
        Path library = Files.createDirectory(folder.resolve("library"));
        new SnippetCompiler(library).errors(LIBRARY, STATE, TABLE);
        Files.delete(library.resolve("library/Library.kernel"));
        Path user = Files.createDirectory(folder.resolve("user"));
        List<String> errors = new SnippetCompiler(user, library).errors(user("Library.fill(s.x, 3);"));
        assertTrue(errors.getFirst().contains("Library.fill has no translated text"), errors.toString());
    }

    @Test
    void aMissingTextIsNamedWhenLinking(@TempDir Path folder) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        new SnippetCompiler(classes).errors(LIBRARY, STATE, TABLE, user("Library.fill(s.x, 3);"));
        Files.delete(classes.resolve("library/Library.kernel"));
        KernelException thrown =
                org.junit.jupiter.api.Assertions.assertThrows(KernelException.class, () -> link(List.of(classes)));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("no translated text of library.Library"),
                thrown.getMessage());
    }

    @Test
    void generatedKernelsAreTranslated(@TempDir Path folder) throws Exception {
        List<String> errors = new SnippetCompiler(folder)
                .compile(
                        List.of(new KernelProcessor(), new Generator()),
                        STATE,
                        TABLE,
                        LIBRARY,
                        user("Generated.work(s);"));
        assertEquals(List.of(), errors);
        assertTrue(Files.readString(folder.resolve("user/Generated.kernel")).contains("Library::fill"));
    }

    @Test
    void theOrderOfTheCompilerIsChecked(@TempDir Path folder) {
        List<String> errors = new SnippetCompiler(folder)
                .withoutPolicy()
                .errors(STATE, TABLE, LIBRARY, user("Library.fill(s.x, 3);"));
        assertTrue(errors.toString().contains("-XDcompilePolicy=simple"), errors.toString());
    }

    /** Writes a kernel class, as the processor of tasks does. */
    private static final class Generator extends AbstractProcessor {
        private boolean written;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("user.Generated")
                        .openWriter()) {
                    writer.write("package user; import library.*; " + IMPORTS + " @KernelCode final class Generated {"
                            + " static void work(State s) { Library.fill(s.x, 3); } }");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return false;
        }
    }
}
