package sinew.learning.cuda;

import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceRuntime;

/** Makes the networks of a learner. */
interface NetworksFactory {
    /**
     * Makes networks whose parameters are not set yet.
     *
     * @param runtime the device
     * @param dimensions how many environments and samples there are
     * @param shape what the networks look like
     * @param layout how their parameters lie
     * @param miniBatches into how many parts a rollout is cut
     * @param precision how products are computed
     * @return the networks
     */
    Networks open(
            DeviceRuntime runtime,
            Dimensions dimensions,
            NetworkShape shape,
            ParameterLayout layout,
            int miniBatches,
            Precision precision);
}
