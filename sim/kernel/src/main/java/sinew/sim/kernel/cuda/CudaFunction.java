package sinew.sim.kernel.cuda;

import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_NUM_REGS;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES;
import static jcuda.driver.JCudaDriver.cuFuncGetAttribute;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuOccupancyMaxActiveBlocksPerMultiprocessor;

import java.util.List;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.FunctionResources;
import sinew.sim.kernel.device.KernelSignatures;
import sinew.sim.kernel.device.LaunchLimits;

/** A kernel of a CUDA text on the GPU. */
final class CudaFunction implements DeviceFunction {
    /** More than this a kernel must be allowed to ask for. */
    private static final int FREE_SHARED_BYTES = 48 << 10;

    private final String name;
    private final List<KernelSignatures.Kind> kinds;
    private final LaunchQueue queue;
    private final LaunchLimits limits;
    private final CUfunction function = new CUfunction();
    private int allowedSharedBytes;

    CudaFunction(
            String name,
            CUmodule module,
            String symbol,
            List<KernelSignatures.Kind> kinds,
            CudaDevice device,
            LaunchQueue queue) {
        this.name = name;
        this.kinds = kinds;
        this.queue = queue;
        CudaErrors.check(cuModuleGetFunction(function, module, symbol), "Finding the kernel " + name);
        int fixed = attribute(CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES);
        limits = new LaunchLimits(name, fixed, device.sharedBytesPerBlock());
        allowedSharedBytes = FREE_SHARED_BYTES - Math.min(fixed, FREE_SHARED_BYTES);
    }

    @Override
    public void launch(int gridX, int gridY, int gridZ, int blockX, int sharedBytes, Object... arguments) {
        KernelSignatures.check(name, kinds, arguments);
        limits.check(gridX, gridY, gridZ, blockX, sharedBytes);
        CUstream stream = queue.launching(name);
        allow(sharedBytes);
        CudaErrors.check(
                cuLaunchKernel(
                        function, gridX, gridY, gridZ, blockX, 1, 1, sharedBytes, stream, parameters(arguments), null),
                "Launching the kernel " + name + " with " + gridX + " x " + gridY + " x " + gridZ + " blocks of "
                        + blockX + " threads and " + sharedBytes + " bytes of shared memory");
    }

    @Override
    public FunctionResources resources() {
        return new FunctionResources(
                attribute(CU_FUNC_ATTRIBUTE_NUM_REGS),
                attribute(CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES),
                attribute(CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES));
    }

    @Override
    public int residentBlocks(int blockX, int sharedBytes) {
        limits.check(1, 1, 1, blockX, sharedBytes);
        allow(sharedBytes);
        int[] resident = new int[1];
        CudaErrors.check(
                cuOccupancyMaxActiveBlocksPerMultiprocessor(resident, function, blockX, sharedBytes),
                "Computing the occupancy of the kernel " + name);
        return resident[0];
    }

    private void allow(int sharedBytes) {
        if (sharedBytes > allowedSharedBytes) {
            CudaErrors.check(
                    cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, sharedBytes),
                    "Giving the kernel " + name + " " + sharedBytes + " bytes of shared memory a block");
            allowedSharedBytes = sharedBytes;
        }
    }

    private int attribute(int attribute) {
        int[] value = new int[1];
        CudaErrors.check(
                cuFuncGetAttribute(value, attribute, function), "Asking for the resources of the kernel " + name);
        return value[0];
    }

    private Pointer parameters(Object[] arguments) {
        NativePointerObject[] pointers = new NativePointerObject[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            pointers[i] = switch (arguments[i]) {
                case CudaAddress address -> Pointer.to(new long[] {address.value()});
                case Integer number -> Pointer.to(new int[] {number});
                case Float number -> Pointer.to(new float[] {number});
                default ->
                    throw new KernelException("Argument " + (i + 1) + " of the kernel " + name
                            + " is an address of another runtime; use addresses that the backend's own runtime gave.");
            };
        }
        return Pointer.to(pointers);
    }
}
