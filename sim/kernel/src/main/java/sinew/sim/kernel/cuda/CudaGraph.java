package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuGraphExecDestroy;
import static jcuda.driver.JCudaDriver.cuGraphLaunch;

import jcuda.driver.CUgraphExec;
import jcuda.driver.CUstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recorded launches that are ready to run. */
final class CudaGraph implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CudaGraph.class);

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
            int status = cuGraphExecDestroy(executable);
            if (status != 0) {
                LOG.warn("Freeing a recording failed: {}", CudaErrors.describe(status));
            }
        }
    }
}
