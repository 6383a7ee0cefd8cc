package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelCacheTest {
    private static final byte[] CODE = {1, 2, 3, 4, 5};

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadAndNothingElseLiesThere() throws IOException {
        KernelCache cache = new KernelCache(folder.resolve("a/b"));
        assertTrue(cache.read("key").isEmpty());
        cache.write("key", CODE);
        assertArrayEquals(CODE, cache.read("key").orElseThrow());
        try (Stream<Path> files = Files.list(folder.resolve("a/b"))) {
            assertEquals(List.of(cache.file("key")), files.toList());
        }
    }

    @Test
    void everyDamageIsSeen() throws IOException {
        KernelCache cache = new KernelCache(folder);
        cache.write("key", CODE);
        byte[] whole = Files.readAllBytes(cache.file("key"));
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(cache.file("key"), damaged);
            assertTrue(cache.read("key").isEmpty(), "byte " + i);
            Files.write(cache.file("key"), Arrays.copyOf(whole, i));
            assertTrue(cache.read("key").isEmpty(), "cut at " + i);
        }
        cache.write("key", CODE);
        assertArrayEquals(CODE, cache.read("key").orElseThrow());
    }

    @Test
    void aFolderThatCannotBeMadeOnlyCostsTheCache() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        KernelCache cache = new KernelCache(file.resolve("kernels"));
        cache.write("key", CODE);
        assertTrue(cache.read("key").isEmpty());
    }

    @Test
    void keysTellEverythingApart() {
        String key = KernelCache.key(List.of("ab", "c"));
        assertEquals(key, KernelCache.key(List.of("ab", "c")));
        assertEquals(64, key.length());
        assertNotEquals(key, KernelCache.key(List.of("a", "bc")));
        assertNotEquals(key, KernelCache.key(List.of("ab", "c", "")));
        assertNotEquals(key, KernelCache.key(List.of("ab", "d")));
    }

    @Test
    void theFolderFollowsTheEnvironment() {
        Path home = Path.of("/home/somebody");
        assertEquals(Path.of("/home/somebody/.cache/sinew/kernels"), KernelCache.standardFolder(Map.of(), home));
        assertEquals(Path.of("/x/sinew/kernels"), KernelCache.standardFolder(Map.of("XDG_CACHE_HOME", "/x"), home));
        assertEquals(
                Path.of("/own/kernels"),
                KernelCache.standardFolder(Map.of("SINEW_CACHE", "/own", "XDG_CACHE_HOME", "/x"), home));
    }
}
