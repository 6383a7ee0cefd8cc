package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/**
 * What networks with a memory need of the learner.
 *
 * @param arrays the states
 * @param order which sample of the rollout is at each row of the batch
 * @param dones whether an episode ended with each sample of the rollout
 * @param progress {@code struct Progress}
 */
record MemorySource(MemoryArrays arrays, DeviceAddress order, DeviceAddress dones, DeviceAddress progress) {}
