package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/**
 * Where on the device the environments tell about episodes; all environment-major.
 *
 * @param environments how many environments to look at; 0 if episodes are counted elsewhere
 * @param dones 1 where the last step ended an episode
 * @param notFinite 0, or 1 + the index of the quantity that was not finite
 * @param finishedLengths steps of the episodes that ended
 * @param finishedReturns their returns
 * @param finishedTermSums the sums of their reward terms
 * @param finishedTerminations by which terms they ended
 */
record EpisodeArrays(
        int environments,
        DeviceAddress dones,
        DeviceAddress notFinite,
        DeviceAddress finishedLengths,
        DeviceAddress finishedReturns,
        DeviceAddress finishedTermSums,
        DeviceAddress finishedTerminations) {
    /** Nobody counts episodes on the device. */
    static EpisodeArrays none(DeviceAddress anywhere) {
        return new EpisodeArrays(0, anywhere, anywhere, anywhere, anywhere, anywhere, anywhere);
    }
}
