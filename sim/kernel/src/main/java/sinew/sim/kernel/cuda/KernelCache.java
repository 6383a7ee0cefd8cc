package sinew.sim.kernel.cuda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled kernels on disk, one file for each content hash.
 *
 * <p>A file holds a mark, the SHA-256 of the code and the code. It appears under its name only when it is complete, so that
 * several programs may share a folder; a file that does not fit its checksum counts as missing and is written anew.
 */
public final class KernelCache {
    private static final Logger LOG = LoggerFactory.getLogger(KernelCache.class);
    private static final byte[] MARK = "sinew-cubin-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST_BYTES = 32;

    private final Path folder;

    /**
     * Makes a cache.
     *
     * @param folder where the files lie; it is made when the first one is written
     */
    public KernelCache(Path folder) {
        this.folder = folder;
    }

    /**
     * Tells where a user's compiled kernels lie: below {@code SINEW_CACHE}, else {@code XDG_CACHE_HOME/sinew}, else
     * {@code LOCALAPPDATA/sinew} (Windows), else {@code ~/.cache/sinew}.
     *
     * @param environment the environment variables
     * @param home the user's folder
     * @return the folder, which need not exist
     */
    public static Path standardFolder(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("SINEW_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own).resolve("kernels");
        }
        for (String variable : List.of("XDG_CACHE_HOME", "LOCALAPPDATA")) {
            String folder = environment.getOrDefault(variable, "");
            if (!folder.isEmpty()) {
                return Path.of(folder).resolve("sinew").resolve("kernels");
            }
        }
        return home.resolve(".cache").resolve("sinew").resolve("kernels");
    }

    /**
     * Computes the name of a compiled kernel from everything that decides what it is.
     *
     * @param parts the source text, the options, the compiler's version
     * @return 64 hexadecimal digits
     */
    public static String key(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // lengths keep the parts apart
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Reads a compiled kernel.
     *
     * @param key its name
     * @return the code; empty if there is none, or none that is whole
     */
    public Optional<byte[]> read(String key) {
        Path file = file(key);
        try {
            byte[] content = Files.readAllBytes(file);
            int start = MARK.length + DIGEST_BYTES;
            if (content.length > start && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length)) {
                byte[] code = Arrays.copyOfRange(content, start, content.length);
                if (Arrays.equals(sha256().digest(code), Arrays.copyOfRange(content, MARK.length, start))) {
                    return Optional.of(code);
                }
            }
            LOG.warn("The compiled kernel {} is damaged; it is compiled again.", file);
        } catch (NoSuchFileException e) {
            LOG.debug("No compiled kernel {}", file, e);
        } catch (IOException e) {
            LOG.warn("The compiled kernel {} cannot be read ({}); it is compiled again.", file, e.toString());
        }
        return Optional.empty();
    }

    /**
     * Keeps a compiled kernel. A folder that cannot be written to costs only time at the next start, so it is logged.
     *
     * @param key its name
     * @param code the code
     */
    public void write(String key, byte[] code) {
        try {
            Files.createDirectories(folder);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(MARK);
            content.writeBytes(sha256().digest(code));
            content.writeBytes(code);
            Path unfinished = Files.createTempFile(folder, key, ".part");
            try {
                Files.write(unfinished, content.toByteArray());
                Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            LOG.warn(
                    "The compiled kernel cannot be kept in {} ({}): every start compiles it again. Make the folder writable or"
                            + " name another one in SINEW_CACHE.",
                    folder,
                    e.toString());
        }
    }

    /**
     * Tells where a compiled kernel lies.
     *
     * @param key its name
     * @return the file, which need not exist
     */
    public Path file(String key) {
        return folder.resolve(key + ".cubin");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
