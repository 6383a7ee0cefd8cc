package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceRuntime;

/**
 * What the optimiser changes, as flat vectors of the host.
 *
 * @param parameters the parameters
 * @param first Adam's mean of the gradient
 * @param second Adam's mean of the squared gradient
 */
record ParameterState(float[] parameters, float[] first, float[] second) {
    /** Reads the networks' state. */
    static ParameterState read(DeviceRuntime runtime, Networks networks) {
        return new ParameterState(
                read(runtime, networks.parameters()),
                read(runtime, networks.firstMoment()),
                read(runtime, networks.secondMoment()));
    }

    private static float[] read(DeviceRuntime runtime, DeviceAddress from) {
        float[] numbers = new float[Math.toIntExact(from.bytes() / Float.BYTES)];
        runtime.download(from, MemorySegment.ofArray(numbers));
        return numbers;
    }

    /** Parameters that nothing has been learned with. */
    static ParameterState first(float[] parameters) {
        return new ParameterState(parameters, new float[parameters.length], new float[parameters.length]);
    }

    /** Reads a saved state without changing anything. */
    static ParameterState load(ParameterLayout layout, Checkpoint checkpoint) {
        return new ParameterState(
                LearnerState.load(layout, "", checkpoint),
                LearnerState.load(layout, LearnerState.FIRST_MOMENT, checkpoint),
                LearnerState.load(layout, LearnerState.SECOND_MOMENT, checkpoint));
    }

    /** Adds the tensors of a checkpoint. */
    void save(ParameterLayout layout, List<Tensor> tensors) {
        LearnerState.save(layout, "", parameters, tensors);
        LearnerState.save(layout, LearnerState.FIRST_MOMENT, first, tensors);
        LearnerState.save(layout, LearnerState.SECOND_MOMENT, second, tensors);
    }

    /** Writes the networks' state. */
    void write(DeviceRuntime runtime, Networks networks) {
        runtime.upload(MemorySegment.ofArray(parameters), networks.parameters());
        runtime.upload(MemorySegment.ofArray(first), networks.firstMoment());
        runtime.upload(MemorySegment.ofArray(second), networks.secondMoment());
        networks.refresh();
    }
}
