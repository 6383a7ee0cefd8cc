package sinew.sim.kernel.cuda;

import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_NUM_REGS;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES;
import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuFuncGetAttribute;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoD;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleGetGlobal;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuModuleUnload;
import static jcuda.driver.JCudaDriver.cuOccupancyMaxActiveBlocksPerMultiprocessor;

import java.util.List;
import java.util.Map;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.Sizeof;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.linker.KernelProgram;
import sinew.sim.kernel.linker.ScratchPlacement;

/** A kernel's machine code on the device, with its parameters. */
final class CudaKernel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CudaKernel.class);

    private final String name;
    private final LaunchShape shape;
    private final int sharedBytes;
    private final int[] environmentCount = new int[1];
    private final Pointer parameters;
    private final CUmodule module = new CUmodule();
    private final CUfunction function = new CUfunction();
    private final OffChipMemory offChip;

    /**
     * Loads machine code.
     *
     * @param program the program it was compiled from
     * @param shape how launches are laid out
     * @param code machine code
     * @param values what follows the number of environments: {@link CUdeviceptr}, {@code Integer} or {@code Float}
     * @param tables where the program's large tables lie, by symbol
     */
    CudaKernel(
            KernelProgram program,
            LaunchShape shape,
            byte[] code,
            List<Object> values,
            Map<String, CUdeviceptr> tables) {
        name = program.name();
        this.shape = shape;
        sharedBytes = program.scratchPlacement() == ScratchPlacement.SHARED
                ? Math.multiplyExact(program.scratchBytes(), shape.environmentsPerBlock())
                : 0;
        parameters = parameters(values);
        offChip = new OffChipMemory(program, module);
        CudaErrors.check(cuModuleLoadData(module, code), "Loading the kernel " + name);
        try {
            prepare(program.entryName());
            tables.forEach(this::point);
        } catch (KernelException e) {
            close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    void launch(int environments, CUstream stream) {
        offChip.ensure(environments);
        environmentCount[0] = environments;
        int perBlock = shape.environmentsPerBlock();
        int blocks = (int) (((long) environments + perBlock - 1) / perBlock);
        CudaErrors.check(
                cuLaunchKernel(
                        function, blocks, 1, 1, shape.lanes() * perBlock, 1, 1, sharedBytes, stream, parameters, null),
                "Launching the kernel " + name + " for " + environments + " environments");
    }

    KernelResources resources() {
        int[] resident = new int[1];
        CudaErrors.check(
                cuOccupancyMaxActiveBlocksPerMultiprocessor(
                        resident, function, shape.lanes() * shape.environmentsPerBlock(), sharedBytes),
                "Computing the occupancy of the kernel " + name);
        return new KernelResources(
                name,
                shape,
                attribute(CU_FUNC_ATTRIBUTE_NUM_REGS),
                attribute(CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES),
                attribute(CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES) + sharedBytes,
                resident[0]);
    }

    @Override
    public void close() {
        offChip.close();
        int status = cuModuleUnload(module);
        if (status != 0) {
            LOG.warn("Unloading the kernel {} failed: {}", name, CudaErrors.describe(status));
        }
    }

    private void prepare(String entryName) {
        CudaErrors.check(
                cuModuleGetFunction(function, module, entryName), "Finding " + entryName + " in the kernel " + name);
        if (sharedBytes > 0) {
            CudaErrors.check(
                    cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, sharedBytes),
                    "Giving the kernel " + name + " " + sharedBytes + " bytes of shared memory a block");
        }
    }

    private void point(String symbol, CUdeviceptr table) {
        String attempt = "Setting the table " + symbol + " of the kernel " + name;
        CUdeviceptr variable = new CUdeviceptr();
        CudaErrors.check(cuModuleGetGlobal(variable, new long[1], module, symbol), attempt);
        CudaErrors.check(cuMemcpyHtoD(variable, Pointer.to(table), Sizeof.POINTER), attempt);
        // the copy is not ordered before launches on a stream that does not block
        CudaErrors.check(cuCtxSynchronize(), attempt);
    }

    private int attribute(int attribute) {
        int[] value = new int[1];
        CudaErrors.check(
                cuFuncGetAttribute(value, attribute, function), "Asking for the resources of the kernel " + name);
        return value[0];
    }

    private Pointer parameters(List<Object> values) {
        NativePointerObject[] pointers = new NativePointerObject[values.size() + 1];
        pointers[0] = Pointer.to(environmentCount);
        for (int i = 0; i < values.size(); i++) {
            pointers[i + 1] = switch (values.get(i)) {
                case CUdeviceptr array -> Pointer.to(array);
                case Integer number -> Pointer.to(new int[] {number});
                case Float number -> Pointer.to(new float[] {number});
                default ->
                    throw new KernelException(
                            "A kernel cannot take a " + values.get(i).getClass().getName() + ".");
            };
        }
        return Pointer.to(pointers);
    }
}
