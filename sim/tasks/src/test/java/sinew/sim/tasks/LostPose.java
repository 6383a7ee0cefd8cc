package sinew.sim.tasks;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.terms.Observation;
import sinew.sim.terms.Task;

/** A task that begins in a keyframe that its model does not have. */
@Task(
        id = "LostPose-v0",
        title = "LostPose",
        help = "For tests.",
        model = "ant",
        pose = "lying",
        physicsRate = 100,
        decimation = 1,
        episodeSeconds = 1)
@KernelCode
final class LostPose {
    private LostPose() {}

    @Observation(name = "seen", help = "Nothing.", elements = "nothing")
    static void see(Data d, float[] out, int at) {
        out[at] = d.qpos[0];
    }
}
