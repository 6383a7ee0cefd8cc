package sinew.sim.kernel.translator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java texts in this process with the translator. */
final class SnippetCompiler {
    private static final Pattern NAME = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private final Path output;
    private final String classPath;
    private final List<String> options =
            new ArrayList<>(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));

    SnippetCompiler(Path output, Path... libraries) {
        this.output = output;
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
        for (Path library : libraries) {
            path.append(java.io.File.pathSeparator).append(library);
        }
        classPath = path.toString();
    }

    SnippetCompiler withoutPolicy() {
        options.clear();
        return this;
    }

    /** Compiles and lists the errors as {@code line: message}. */
    List<String> errors(String... texts) {
        return compile(List.of(new KernelProcessor()), texts);
    }

    /** Compiles and lists the errors as {@code file:line: message}. */
    List<String> errorsOfFiles(String... texts) {
        return diagnose(List.of(new KernelProcessor()), texts).stream()
                .map(d -> {
                    JavaFileObject file = d.getSource();
                    String path = file == null ? "" : file.getName();
                    return path.substring(path.lastIndexOf('/') + 1) + ":" + line(d);
                })
                .toList();
    }

    List<String> compile(List<Processor> processors, String... texts) {
        return diagnose(processors, texts).stream().map(SnippetCompiler::line).toList();
    }

    private static String line(Diagnostic<?> diagnostic) {
        return diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }

    private List<Diagnostic<? extends JavaFileObject>> diagnose(List<Processor> processors, String... texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-d", output.toString(), "-cp", classPath));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            var task = compiler.getTask(null, files, diagnostics, arguments, null, sources(texts));
            task.setProcessors(processors);
            task.setLocale(Locale.ROOT);
            boolean succeeded = task.call();
            List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            if (succeeded != errors.isEmpty()) {
                throw new AssertionError("the compiler failed without an error");
            }
            return errors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JavaFileObject> sources(String... texts) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (String text : texts) {
            Matcher name = NAME.matcher(text);
            if (!name.find()) {
                throw new AssertionError("no class in: " + text);
            }
            sources.add(new Source(name.group(1), text));
        }
        return sources;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
