package sinew.sim.kernel.linker;

import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.binding.BoundEntryPoint;

/** Puts the translated text of an entry point, of all it uses and of its constants together into one program. */
public final class KernelLinker {
    /**
     * Links one entry point for one object of each of its {@link sinew.sim.kernel.Constants} classes.
     *
     * @param bound the entry point with its arguments
     * @param lanes how many lanes share an environment: a power of two, 1 to 32
     * @param placement where working memory lies; {@code LOCAL} needs one lane
     * @return the program
     * @throws KernelException if a class was not translated, or the lanes and the placement do not fit
     */
    @SuppressWarnings("DoNotCallSuggester") // until the translator is there
    public KernelProgram link(BoundEntryPoint bound, int lanes, ScratchPlacement placement) {
        throw new KernelException(
                "Kernel " + bound.entryPoint().name() + " cannot be linked yet: this build has no translator.");
    }
}
