package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuModuleUnload;

import jcuda.driver.CUmodule;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.KernelSignatures;

/** The machine code of a CUDA text on the GPU. */
final class CudaModule implements DeviceModule {
    private final String name;
    private final CUmodule module = new CUmodule();
    private final KernelSignatures signatures;
    private final CudaDevice device;
    private final LaunchQueue queue;

    CudaModule(
            String name,
            byte[] code,
            KernelSignatures signatures,
            CudaDevice device,
            LaunchQueue queue,
            OwnedResources resources) {
        this.name = name;
        this.signatures = signatures;
        this.device = device;
        this.queue = queue;
        CudaErrors.check(cuModuleLoadData(module, code), "Loading the CUDA text " + name);
        resources.add("the CUDA text " + name, () -> cuModuleUnload(module));
    }

    @Override
    public DeviceFunction function(String kernel) {
        queue.direct("find " + kernel);
        return new CudaFunction(name + "." + kernel, module, kernel, signatures.find(kernel), device, queue);
    }
}
