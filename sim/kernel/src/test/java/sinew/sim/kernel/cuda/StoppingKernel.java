package sinew.sim.kernel.cuda;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceContract;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;

/** Loses the GPU, in a process of its own, and prints what the exception says. */
final class StoppingKernel {
    private StoppingKernel() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException if no temporary folder can be made
     */
    @SuppressWarnings("SystemOut") // a program for the command line
    public static void main(String[] arguments) throws IOException {
        CudaOptions options = CudaOptions.standard().withCacheFolder(Files.createTempDirectory("sinew-kernels"));
        try (CudaBackend backend = CudaDevices.find().open("cuda", options)) {
            DeviceRuntime runtime = backend.runtime();
            DeviceMemory memory = runtime.allocate(4096, "a test");
            runtime.clear(memory.address());
            runtime.compile("runtime", DeviceContract.text("runtime.cu"), Map.of("FACTOR", "1.0f"))
                    .function("stop_itself")
                    .launch(1, 1, 1, 32, 0, memory.address());
            runtime.synchronize();
            System.exit(3);
        } catch (KernelException e) {
            System.out.println(e.getMessage());
            System.exit(0);
        }
    }
}
