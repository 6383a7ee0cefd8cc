package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuGraphDestroy;
import static jcuda.driver.JCudaDriver.cuGraphInstantiate;
import static jcuda.driver.JCudaDriver.cuStreamBeginCapture;
import static jcuda.driver.JCudaDriver.cuStreamEndCapture;

import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;
import jcuda.driver.CUstream;
import jcuda.driver.CUstreamCaptureMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream that collects launches instead of running them, from the constructor on. */
final class CudaCapture {
    private static final Logger LOG = LoggerFactory.getLogger(CudaCapture.class);

    private final CUstream stream;

    CudaCapture(CUstream stream) {
        this.stream = stream;
        // relaxed: a kernel's first launch may reserve memory
        CudaErrors.check(
                cuStreamBeginCapture(stream, CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_RELAXED),
                "Beginning to record launches");
    }

    /** Ends the capture and makes what was collected ready to launch. */
    CudaGraph finish() {
        CUgraph graph = new CUgraph();
        CudaErrors.check(cuStreamEndCapture(stream, graph), "Recording launches");
        CUgraphExec executable = new CUgraphExec();
        int status = cuGraphInstantiate(executable, graph, 0L);
        CudaErrors.check(cuGraphDestroy(graph), "Freeing a recording");
        CudaErrors.check(status, "Preparing a recording");
        return new CudaGraph(executable);
    }

    /** Ends the capture after another error. */
    void abandon() {
        CUgraph graph = new CUgraph();
        int status = cuStreamEndCapture(stream, graph);
        if (status == 0) {
            status = cuGraphDestroy(graph);
        }
        if (status != 0) {
            LOG.debug("An abandoned recording ended with {}", CudaErrors.describe(status));
        }
    }
}
