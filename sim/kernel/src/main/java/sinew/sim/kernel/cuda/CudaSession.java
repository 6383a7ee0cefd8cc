package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The primary context of a GPU, current on the thread that makes this object, and a stream in it. */
final class CudaSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CudaSession.class);

    private final CUdevice device = new CUdevice();
    private final CUcontext context = new CUcontext();
    private final CUstream stream = new CUstream();

    CudaSession(CudaDevice description) {
        String name = description.name();
        CudaErrors.check(cuDeviceGet(device, description.ordinal()), "Opening " + name);
        CudaErrors.check(cuDevicePrimaryCtxRetain(context, device), "Starting work on " + name);
        CudaErrors.check(cuCtxSetCurrent(context), "Starting work on " + name);
        CudaErrors.check(cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING), "Making a stream on " + name);
    }

    CUstream stream() {
        return stream;
    }

    /** Makes the context current, for closing on another thread, and waits for what runs; never fails. */
    void enterAndWait() {
        int entered = cuCtxSetCurrent(context);
        int waited = entered == 0 ? cuStreamSynchronize(stream) : 0;
        if (entered != 0 || waited != 0) {
            LOG.warn(
                    "The GPU was not idle when it was left: {} {}",
                    CudaErrors.describe(entered),
                    CudaErrors.describe(waited));
        }
    }

    void synchronize(String attempt) {
        CudaErrors.check(cuStreamSynchronize(stream), attempt);
    }

    @Override
    public void close() {
        int destroyed = cuStreamDestroy(stream);
        int released = cuDevicePrimaryCtxRelease(device);
        if (destroyed != 0 || released != 0) {
            LOG.warn("Leaving the GPU failed: {} {}", CudaErrors.describe(destroyed), CudaErrors.describe(released));
        }
    }
}
