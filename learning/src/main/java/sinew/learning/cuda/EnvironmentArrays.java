package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/**
 * Where on the device the learner finds what the environments give, and writes what they take; all environment-major.
 *
 * @param observations the newest observations
 * @param criticObservations those of the critic, the same address if it sees the same
 * @param actions the actions of the next step
 * @param rewards the rewards of the last step
 * @param dones 1 where the last step ended an episode
 * @param timeOuts 1 where the last step only ran out of time
 */
record EnvironmentArrays(
        DeviceAddress observations,
        DeviceAddress criticObservations,
        DeviceAddress actions,
        DeviceAddress rewards,
        DeviceAddress dones,
        DeviceAddress timeOuts) {
    /** Takes room for copies of arrays of the host. */
    static EnvironmentArrays copies(Room room, Dimensions d) {
        int environments = d.environments();
        DeviceAddress observations =
                room.numbers("observations", environments, d.size().observations());
        return new EnvironmentArrays(
                observations,
                d.asymmetric()
                        ? room.numbers(
                                "newest observations of the critic",
                                environments,
                                d.size().criticObservations())
                        : observations,
                room.numbers("newest actions", environments, d.actions()),
                room.numbers("newest rewards", environments),
                room.numbers("newest ends of episodes", environments),
                room.numbers("newest time-outs", environments));
    }
}
