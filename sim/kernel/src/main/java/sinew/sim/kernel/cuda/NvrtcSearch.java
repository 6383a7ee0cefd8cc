package sinew.sim.kernel.cuda;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for the NVRTC library where toolkits and Python packages put it; the loader's own path often lacks it.
 *
 * <p>The order: {@code SINEW_NVRTC} (the library itself), {@code CUDA_HOME}, {@code CUDA_PATH}, {@code /usr/local/cuda*},
 * {@code LD_LIBRARY_PATH} and the system's folders, then the {@code nvidia} packages of Python installations.
 *
 * @param environment the environment variables
 * @param root the root of the file system; another folder in tests
 */
public record NvrtcSearch(Map<String, String> environment, Path root) {
    private static final int MOST_LINKS = 16;
    private static final Pattern LIBRARY =
            Pattern.compile("libnvrtc\\.so\\.(\\d+)(\\.\\d+)*|libnvrtc\\.so|nvrtc64_(\\d+)\\d_\\d+\\.dll");

    /**
     * Searches this machine.
     *
     * @return the search
     */
    public static NvrtcSearch ofThisMachine() {
        return new NvrtcSearch(System.getenv(), Path.of("/"));
    }

    /**
     * Lists the libraries that exist, the best first.
     *
     * @return files, without repetition
     */
    public List<Path> libraries() {
        Set<Path> found = new LinkedHashSet<>();
        String named = environment.getOrDefault("SINEW_NVRTC", "");
        if (!named.isEmpty() && Files.isRegularFile(Path.of(named))) {
            found.add(Path.of(named));
        }
        for (Path folder : folders()) {
            entries(folder, "*nvrtc*").stream()
                    .filter(file ->
                            LIBRARY.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(NvrtcSearch::majorVersion).reversed())
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * Lists the folders that are looked at, in order.
     *
     * @return folders that exist
     */
    public List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
            String home = environment.getOrDefault(variable, "");
            if (!home.isEmpty()) {
                addToolkit(folders, Path.of(home));
            }
        }
        entries(root.resolve("usr/local"), "cuda*").forEach(home -> addToolkit(folders, home));
        for (String folder : environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        for (String folder :
                List.of("usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib64", "usr/local/lib")) {
            folders.add(root.resolve(folder));
        }
        pythonPackages().forEach(packages -> addPythonPackages(folders, packages));
        return folders.stream().filter(Files::isDirectory).distinct().toList();
    }

    /**
     * Reads the major version from a library's file name.
     *
     * @param library a file
     * @return for example 13; 0 if the name does not tell
     */
    static int majorVersion(Path library) {
        Matcher matcher = LIBRARY.matcher(library.getFileName().toString());
        if (!matcher.matches()) {
            return 0;
        }
        String digits = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static void addToolkit(List<Path> folders, Path home) {
        folders.add(home.resolve("lib64"));
        folders.add(home.resolve("lib"));
        entries(home.resolve("targets"), "*").forEach(target -> folders.add(target.resolve("lib")));
        folders.add(home.resolve("bin/x64"));
        folders.add(home.resolve("bin"));
    }

    private static void addPythonPackages(List<Path> folders, Path packages) {
        for (String toolkit : List.of("nvidia/cu13", "nvidia/cuda_nvrtc")) {
            folders.add(packages.resolve(toolkit).resolve("lib"));
            folders.add(packages.resolve(toolkit).resolve("bin"));
        }
    }

    /** The folders in which Python keeps packages: of active environments, of the interpreters on the path, of the system. */
    private List<Path> pythonPackages() {
        List<Path> packages = new ArrayList<>();
        for (String folder : environment.getOrDefault("PYTHONPATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                packages.add(Path.of(folder));
            }
        }
        for (Path prefix : pythonPrefixes()) {
            for (Path version : entries(prefix.resolve("lib"), "python3*")) {
                packages.add(version.resolve("site-packages"));
                packages.add(version.resolve("dist-packages"));
            }
            packages.add(prefix.resolve("Lib/site-packages"));
        }
        return packages;
    }

    private List<Path> pythonPrefixes() {
        List<Path> prefixes = new ArrayList<>();
        for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                prefixes.add(Path.of(environment.getOrDefault(variable, "")));
            }
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path python = Path.of(folder).resolve("python3");
            if (!folder.isEmpty() && Files.isExecutable(python)) {
                addPrefixesOf(prefixes, python);
            }
        }
        String home = environment.getOrDefault("HOME", "");
        if (!home.isEmpty()) {
            prefixes.add(Path.of(home).resolve(".local"));
            prefixes.addAll(entries(Path.of(home).resolve(".pyenv/versions"), "*"));
        }
        prefixes.addAll(List.of(root.resolve("usr/local"), root.resolve("usr"), root.resolve("opt/conda")));
        return prefixes;
    }

    /** A virtual environment's interpreter is a link to another: each link on the way may have packages beside it. */
    private static void addPrefixesOf(List<Path> prefixes, Path python) {
        Path current = python.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            Path folder = current.normalize().getParent();
            if (folder == null) {
                return;
            }
            if (folder.getParent() != null) {
                prefixes.add(folder.getParent());
            }
            if (!Files.isSymbolicLink(current)) {
                return;
            }
            try {
                current = folder.resolve(Files.readSymbolicLink(current));
            } catch (IOException e) {
                // a link that cannot be read leads to no library
                return;
            }
        }
    }

    /** The newest first, as far as names tell. */
    private static List<Path> entries(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that is missing or closed to us holds no library that we could use
            return List.of();
        }
        found.sort(Comparator.<Path>naturalOrder().reversed());
        return found;
    }
}
