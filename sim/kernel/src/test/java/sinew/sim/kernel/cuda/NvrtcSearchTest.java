package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.KernelException;

class NvrtcSearchTest {
    @TempDir
    private Path root;

    @Test
    void namedToolkitsComeFirstThenNewerOnesThenPythonPackages() throws IOException {
        Path named = file("opt/toolkit/targets/x86_64-linux/lib/libnvrtc.so.12");
        Path newer = file("usr/local/cuda-13.0/lib64/libnvrtc.so.13");
        Path older = file("usr/local/cuda-12.6/lib64/libnvrtc.so.12.6.20");
        Path loader = file("somewhere/libnvrtc.so.13");
        Path python = file("usr/local/lib/python3.12/site-packages/nvidia/cu13/lib/libnvrtc.so.13");
        Path user = file("home/.local/lib/python3.11/site-packages/nvidia/cuda_nvrtc/lib/libnvrtc.so.12");
        NvrtcSearch search = new NvrtcSearch(
                Map.of(
                        "CUDA_HOME", root.resolve("opt/toolkit").toString(),
                        "LD_LIBRARY_PATH", root.resolve("missing") + ":" + root.resolve("somewhere"),
                        "HOME", root.resolve("home").toString()),
                root);
        assertEquals(List.of(named, newer, older, loader, user, python), search.libraries());
    }

    @Test
    void onlyTheCompilerItselfIsTakenAndTheNewestFirst() throws IOException {
        file("usr/local/cuda/lib64/libnvrtc-builtins.so.13.0");
        file("usr/local/cuda/lib64/libnvrtc.alt.so.13");
        file("usr/local/cuda/lib64/libnvrtc_static.a");
        Path twelve = file("usr/local/cuda/lib64/libnvrtc.so.12");
        Path thirteen = file("usr/local/cuda/lib64/libnvrtc.so.13");
        assertEquals(List.of(thirteen, twelve), new NvrtcSearch(Map.of(), root).libraries());
    }

    @Test
    void aPythonInterpreterOnThePathLeadsToItsPackages() throws IOException {
        Path python = file("opt/env/bin/python3");
        assertTrue(python.toFile().setExecutable(true));
        Path library = file("opt/env/lib/python3.13/site-packages/nvidia/cu13/lib/libnvrtc.so.13");
        NvrtcSearch search = new NvrtcSearch(Map.of("PATH", python.getParent() + ":" + root), root);
        assertEquals(List.of(library), search.libraries());
    }

    @Test
    void everyLinkToAnInterpreterIsFollowedStepByStep() throws IOException {
        Path python = file("usr/bin/python3.12");
        assertTrue(python.toFile().setExecutable(true));
        Path environment = root.resolve("opt/env/bin/python3");
        Files.createDirectories(environment.getParent());
        Files.createSymbolicLink(environment, python);
        Path folder = Files.createDirectories(root.resolve("on/path"));
        Files.createSymbolicLink(folder.resolve("python3"), Path.of("../../opt/env/bin/python3"));
        Path library = file("opt/env/lib/python3.12/site-packages/nvidia/cu13/lib/libnvrtc.so.13");
        assertEquals(List.of(library), new NvrtcSearch(Map.of("PATH", folder.toString()), root).libraries());
    }

    @Test
    void aLibraryNamedOutrightComesFirst() throws IOException {
        file("usr/local/cuda/lib64/libnvrtc.so.13");
        Path mine = file("mine/compiler.so");
        assertEquals(
                mine,
                new NvrtcSearch(Map.of("SINEW_NVRTC", mine.toString()), root)
                        .libraries()
                        .getFirst());
    }

    @Test
    void theMajorVersionIsReadFromTheName() {
        assertEquals(13, NvrtcSearch.majorVersion(Path.of("libnvrtc.so.13")));
        assertEquals(12, NvrtcSearch.majorVersion(Path.of("libnvrtc.so.12.6.20")));
        assertEquals(13, NvrtcSearch.majorVersion(Path.of("nvrtc64_130_0.dll")));
        assertEquals(0, NvrtcSearch.majorVersion(Path.of("libnvrtc.so")));
    }

    @Test
    void aFileThatIsNoLibraryIsNamed() throws IOException {
        Path file = file("usr/local/cuda/lib64/libnvrtc.so.13");
        KernelException error = assertThrows(KernelException.class, () -> NvrtcLibrary.open(file));
        assertTrue(String.valueOf(error.getMessage()).startsWith(file + " cannot be loaded"), error::toString);
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
