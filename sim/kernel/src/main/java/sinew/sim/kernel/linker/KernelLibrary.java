package sinew.sim.kernel.linker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sinew.sim.kernel.KernelException;

/** The translated classes on the class path. */
final class KernelLibrary {
    private final ClassLoader loader;
    private final Map<String, KernelClass> classes = new HashMap<>();

    KernelLibrary(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Finds a class.
     *
     * @param binaryName its Java name
     * @return its translated form
     * @throws KernelException if it was not translated
     */
    KernelClass find(String binaryName) {
        return classes.computeIfAbsent(binaryName, this::read);
    }

    /**
     * Finds a function.
     *
     * @param id the class, the method and its parameter types
     * @return the translated function
     * @throws KernelException if it was not translated
     */
    KernelFunction function(String id) {
        KernelClass owner = find(id.substring(0, id.indexOf('#')));
        Optional<KernelFunction> found =
                owner.functions().stream().filter(f -> f.id().equals(id)).findFirst();
        return found.orElseThrow(() -> new KernelException("The translated text of " + owner.binaryName()
                + " has no function " + id + "; compile all modules anew, they are of different versions."));
    }

    private KernelClass read(String binaryName) {
        String resource = KernelClass.resourceOf(binaryName);
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new KernelException("There is no translated text of " + binaryName + " (" + resource
                        + " is not on the class path): compile it with sim-kernel among the annotation processors.");
            }
            return KernelClassReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new KernelException("The translated text " + resource + " cannot be read.", e);
        }
    }
}
