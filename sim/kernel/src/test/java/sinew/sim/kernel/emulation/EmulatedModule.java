package sinew.sim.kernel.emulation;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.KernelSignatures;

/** A CUDA text as a loaded library. */
@SuppressWarnings("restricted") // calls what g++ made
final class EmulatedModule implements DeviceModule {
    private static final int LONGEST_MESSAGE = 512;

    private final String name;
    private final KernelSignatures signatures;
    private final SymbolLookup symbols;
    private final EmulatedRuntime runtime;

    EmulatedModule(String name, Path library, Arena arena, KernelSignatures signatures, EmulatedRuntime runtime) {
        this.name = name;
        this.signatures = signatures;
        this.runtime = runtime;
        symbols = SymbolLookup.libraryLookup(library, arena);
    }

    @Override
    public DeviceFunction function(String kernel) {
        var kinds = signatures.find(kernel);
        return new EmulatedFunction(name + "." + kernel, pointer("emulated_entry_" + kernel), kinds, this, runtime);
    }

    /** What the kernel that failed last says. */
    String message() {
        return pointer("emulated_message").reinterpret(LONGEST_MESSAGE).getString(0);
    }

    private MemorySegment pointer(String symbol) {
        MemorySegment variable = symbols.find(symbol)
                .orElseThrow(() -> new KernelException("The library of " + name + " has no " + symbol + "."));
        return variable.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
    }
}
