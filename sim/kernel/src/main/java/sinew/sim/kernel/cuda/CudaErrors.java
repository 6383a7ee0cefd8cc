package sinew.sim.kernel.cuda;

import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import sinew.sim.kernel.KernelException;

/** Turns the driver's status codes into messages. */
final class CudaErrors {
    private CudaErrors() {}

    /**
     * Throws unless a call of the driver succeeded.
     *
     * @param status what the call returned
     * @param attempt what was attempted, as the beginning of a sentence
     * @throws KernelException with CUDA's name and text of the error and what to do
     */
    static void check(int status, String attempt) {
        if (status != CUresult.CUDA_SUCCESS) {
            throw new KernelException(attempt + " failed: " + describe(status) + advice(status));
        }
    }

    /**
     * Describes a status.
     *
     * @param status a status of the driver
     * @return its name, number and CUDA's own text
     */
    static String describe(int status) {
        String[] name = new String[1];
        String[] text = new String[1];
        JCudaDriver.cuGetErrorName(status, name);
        JCudaDriver.cuGetErrorString(status, text);
        String known = name[0] == null ? "an error unknown to this driver" : name[0];
        return known + " (" + status + (text[0] == null ? ")." : ", " + text[0] + ").");
    }

    private static String advice(int status) {
        return switch (status) {
            case CUresult.CUDA_ERROR_OUT_OF_MEMORY ->
                " The GPU's memory is full: use fewer environments or close other programs that use the GPU.";
            case CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU,
                    CUresult.CUDA_ERROR_INVALID_IMAGE,
                    CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION ->
                " The driver does not accept the compiler's code: update the driver, or use an NVRTC that is not newer than"
                        + " the driver (name it in SINEW_NVRTC).";
            case CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
                    CUresult.CUDA_ERROR_MISALIGNED_ADDRESS,
                    CUresult.CUDA_ERROR_ILLEGAL_INSTRUCTION,
                    CUresult.CUDA_ERROR_ASSERT,
                    CUresult.CUDA_ERROR_HARDWARE_STACK_ERROR,
                    CUresult.CUDA_ERROR_INVALID_ADDRESS_SPACE,
                    CUresult.CUDA_ERROR_INVALID_PC,
                    CUresult.CUDA_ERROR_LAUNCH_FAILED ->
                " A kernel reached outside of its arrays or stopped itself. Run it on the CPU, where Java checks every index"
                        + " and names the line. The GPU is lost to this process: start it again and go on from the last"
                        + " checkpoint.";
            case CUresult.CUDA_ERROR_ECC_UNCORRECTABLE,
                    CUresult.CUDA_ERROR_LAUNCH_TIMEOUT,
                    CUresult.CUDA_ERROR_NVLINK_UNCORRECTABLE ->
                " The GPU gave up, not the program. Start it again and go on from the last checkpoint; if it happens again,"
                        + " look at the GPU with nvidia-smi.";
            case CUresult.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES, CUresult.CUDA_ERROR_INVALID_VALUE ->
                " If this was a launch, its thread block needs more registers or shared memory than there are: choose a"
                        + " launch shape with fewer environments per block.";
            case CUresult.CUDA_ERROR_INVALID_CONTEXT, CUresult.CUDA_ERROR_CONTEXT_IS_DESTROYED ->
                " The backend is used on another thread than the one that made it, or after it was closed.";
            default -> "";
        };
    }
}
