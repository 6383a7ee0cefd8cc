package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuGraphExecDestroy;
import static jcuda.driver.JCudaDriver.cuGraphLaunch;

import jcuda.driver.CUgraphExec;
import jcuda.driver.CUstream;

/** Recorded launches that are ready to run. */
final class CudaGraph implements AutoCloseable {
    private final CUgraphExec executable;
    private boolean closed;

    CudaGraph(CUgraphExec executable) {
        this.executable = executable;
    }

    void launch(CUstream stream) {
        CudaErrors.check(cuGraphLaunch(executable, stream), "Replaying recorded launches");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            CudaErrors.check(cuGraphExecDestroy(executable), "Freeing a recording");
        }
    }
}
