package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuModuleGetGlobal;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import java.util.ArrayList;
import java.util.List;
import jcuda.Pointer;
import jcuda.Sizeof;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.kernel.linker.KernelProgram;

/**
 * A kernel's working memory that lies in the GPU's memory. It is reserved when the first launch tells for how many environments, and grows
 * with later ones; that may happen while launches are recorded, so nothing here touches the recording stream.
 */
final class OffChipMemory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OffChipMemory.class);

    private final String kernel;
    private final CUmodule module;
    private final int bytesPerEnvironment;
    // launches that are under way may still use one that became too small
    private final List<CUdeviceptr> memories = new ArrayList<>();
    private int environments;

    OffChipMemory(KernelProgram program, CUmodule module) {
        kernel = program.name();
        this.module = module;
        bytesPerEnvironment = program.offChipBytes();
    }

    /**
     * Makes room before a launch.
     *
     * @param needed for how many environments
     */
    void ensure(int needed) {
        if (bytesPerEnvironment == 0 || needed <= environments) {
            return;
        }
        long bytes = (long) bytesPerEnvironment * needed;
        CUdeviceptr reserved = new CUdeviceptr();
        CudaErrors.check(
                cuMemAlloc(reserved, bytes),
                "Reserving " + bytes + " bytes on the GPU for the working memory of " + needed
                        + " environments of the kernel " + kernel);
        memories.add(reserved);
        environments = needed;
        point(reserved);
    }

    @Override
    public void close() {
        for (CUdeviceptr memory : memories) {
            int status = cuMemFree(memory);
            if (status != 0) {
                LOG.warn("Freeing the working memory of the kernel {} failed: {}", kernel, CudaErrors.describe(status));
            }
        }
    }

    private void point(CUdeviceptr place) {
        String attempt = "Setting the working memory of the kernel " + kernel;
        CUdeviceptr variable = new CUdeviceptr();
        CudaErrors.check(cuModuleGetGlobal(variable, new long[1], module, KernelProgram.OFF_CHIP_SYMBOL), attempt);
        CUstream stream = new CUstream();
        CudaErrors.check(cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING), attempt);
        CudaErrors.check(cuMemcpyHtoDAsync(variable, Pointer.to(place), Sizeof.POINTER, stream), attempt);
        CudaErrors.check(cuStreamSynchronize(stream), attempt);
        CudaErrors.check(cuStreamDestroy(stream), attempt);
    }
}
