package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import jcuda.driver.CUdeviceptr;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.kernel.KernelException;

/** The device copies of Java arrays, known by identity. */
final class DeviceArrays implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceArrays.class);

    private final HostStaging staging;
    private final IdentityHashMap<Object, DevicePointer> copies = new IdentityHashMap<>();

    DeviceArrays(HostStaging staging) {
        this.staging = staging;
    }

    /**
     * Gives an array's device copy; a new one gets the array's contents.
     *
     * @param array {@code float[]} or {@code int[]}
     * @param owner what needs it, for messages
     * @return the copy
     */
    DevicePointer ensure(Object array, String owner) {
        DevicePointer known = copies.get(array);
        if (known != null) {
            return known;
        }
        long bytes = bytes(array);
        DevicePointer copy = new DevicePointer();
        // an array without elements still needs an address
        CudaErrors.check(
                cuMemAlloc(copy, Math.max(bytes, 16)), "Reserving " + bytes + " bytes on the GPU for " + owner);
        copies.put(array, copy);
        staging.upload(List.of(array), List.of(copy));
        return copy;
    }

    void upload(Object... arrays) {
        staging.upload(List.of(arrays), known(arrays, "upload"));
    }

    void download(Object... arrays) {
        staging.download(List.of(arrays), known(arrays, "download"));
    }

    @Override
    public void close() {
        for (CUdeviceptr copy : copies.values()) {
            int status = cuMemFree(copy);
            if (status != 0) {
                LOG.warn("Freeing an array on the GPU failed: {}", CudaErrors.describe(status));
            }
        }
        copies.clear();
    }

    private List<CUdeviceptr> known(Object[] arrays, String operation) {
        List<CUdeviceptr> found = new ArrayList<>();
        for (int i = 0; i < arrays.length; i++) {
            CUdeviceptr copy = copies.get(arrays[i]);
            if (copy == null) {
                throw new KernelException("Cannot " + operation + " argument " + (i + 1) + ", a "
                        + arrays[i].getClass().getSimpleName()
                        + ": no kernel of this backend was loaded with a @Global object that holds this array.");
            }
            found.add(copy);
        }
        return found;
    }

    private static long bytes(Object array) {
        return HostStaging.segment(array).byteSize();
    }
}
