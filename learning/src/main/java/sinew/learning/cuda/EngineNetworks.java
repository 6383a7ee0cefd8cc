package sinew.learning.cuda;

import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceRuntime;

final class EngineNetworks {
    private EngineNetworks() {}

    @SuppressWarnings("DoNotCallSuggester")
    static Networks open(
            DeviceRuntime runtime,
            Dimensions dimensions,
            NetworkShape shape,
            ParameterLayout layout,
            int miniBatches,
            Precision precision) {
        throw new UnsupportedOperationException();
    }
}
