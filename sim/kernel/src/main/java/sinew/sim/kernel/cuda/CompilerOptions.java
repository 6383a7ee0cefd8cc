package sinew.sim.kernel.cuda;

import java.util.ArrayList;
import java.util.List;

/**
 * How kernels are compiled.
 *
 * @param roundsFreely whether {@code a * b + c} may be rounded once instead of twice, and quotients and square roots be off by two
 *     units in the last place: faster, but no longer the bits that Java computes
 * @param lineInformation whether profilers can show source lines
 * @param maximumRegisters the most registers a thread may use; 0 leaves it to the compiler
 */
public record CompilerOptions(boolean roundsFreely, boolean lineInformation, int maximumRegisters) {
    /** What training uses. */
    public static final CompilerOptions FAST = new CompilerOptions(true, false, 0);

    /** Computes what Java computes, bit by bit. */
    public static final CompilerOptions EXACT = new CompilerOptions(false, false, 0);

    /**
     * Spells the options for NVRTC.
     *
     * @param architecture a real architecture, for example {@code sm_90}
     * @return command-line options
     */
    public List<String> arguments(String architecture) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--gpu-architecture=" + architecture);
        arguments.add("--std=c++17");
        arguments.add("--fmad=" + roundsFreely);
        arguments.add("--prec-div=" + !roundsFreely);
        arguments.add("--prec-sqrt=" + !roundsFreely);
        if (lineInformation) {
            arguments.add("--generate-line-info");
        }
        if (maximumRegisters > 0) {
            arguments.add("--maxrregcount=" + maximumRegisters);
        }
        return List.copyOf(arguments);
    }
}
