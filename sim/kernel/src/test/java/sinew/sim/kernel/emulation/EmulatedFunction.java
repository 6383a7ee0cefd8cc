package sinew.sim.kernel.emulation;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.FunctionResources;
import sinew.sim.kernel.device.KernelSignatures;
import sinew.sim.kernel.device.LaunchLimits;

/** A kernel in a library that g++ made. */
@SuppressWarnings("restricted") // calls what g++ made
final class EmulatedFunction implements DeviceFunction {
    private static final int NUMBERS = 6;

    private final String name;
    private final List<KernelSignatures.Kind> kinds;
    private final EmulatedModule module;
    private final EmulatedRuntime runtime;
    private final LaunchLimits limits;
    private final MethodHandle plain;
    private final MethodHandle withArrays;

    EmulatedFunction(
            String name,
            MemorySegment entry,
            List<KernelSignatures.Kind> kinds,
            EmulatedModule module,
            EmulatedRuntime runtime) {
        this.name = name;
        this.kinds = kinds;
        this.module = module;
        this.runtime = runtime;
        limits = new LaunchLimits(name, 0, runtime.properties().sharedBytesPerBlock());
        List<MemoryLayout> parameters = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            parameters.add(JAVA_INT);
        }
        for (KernelSignatures.Kind kind : kinds) {
            parameters.add(
                    switch (kind) {
                        case ADDRESS -> ADDRESS;
                        case WHOLE_NUMBER -> JAVA_INT;
                        case FLOAT -> JAVA_FLOAT;
                    });
        }
        FunctionDescriptor descriptor = FunctionDescriptor.of(JAVA_INT, parameters.toArray(MemoryLayout[]::new));
        plain = Linker.nativeLinker().downcallHandle(entry, descriptor);
        withArrays = Linker.nativeLinker().downcallHandle(entry, descriptor, Linker.Option.critical(true));
    }

    @Override
    public void launch(int gridX, int gridY, int gridZ, int blockX, int sharedBytes, Object... arguments) {
        KernelSignatures.check(name, kinds, arguments);
        limits.check(gridX, gridY, gridZ, blockX, sharedBytes);
        List<Object> values = new ArrayList<>(List.of(gridX, gridY, gridZ, blockX, sharedBytes, 0));
        List<MemorySegment> arrays = new ArrayList<>();
        for (Object argument : arguments) {
            Object value = argument instanceof DeviceAddress address ? EmulatedAddress.segment(address) : argument;
            values.add(value);
            if (value instanceof MemorySegment segment && !segment.isNative()) {
                arrays.add(segment);
            }
        }
        runtime.launch(name, arrays, order -> run(order, values, arrays.isEmpty() ? plain : withArrays));
    }

    @Override
    public FunctionResources resources() {
        return new FunctionResources(0, 0, 0);
    }

    @Override
    public int residentBlocks(int blockX, int sharedBytes) {
        limits.check(1, 1, 1, blockX, sharedBytes);
        return 1;
    }

    private void run(ThreadOrder order, List<Object> values, MethodHandle handle) {
        List<Object> call = new ArrayList<>(values);
        call.set(NUMBERS - 1, order.number());
        int status;
        try {
            status = (int) handle.invokeWithArguments(call);
        } catch (Throwable e) {
            throw new KernelException("The kernel " + name + " could not be called: " + e, e);
        }
        if (status != 0) {
            throw new KernelException("The kernel " + name + " failed: " + module.message()
                    + ". On a GPU the device would be lost to the process now: correct the kernel's text.");
        }
    }
}
