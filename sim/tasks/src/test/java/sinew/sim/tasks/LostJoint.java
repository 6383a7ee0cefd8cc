package sinew.sim.tasks;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.terms.Observation;
import sinew.sim.terms.Task;

/** A task that names a joint that its model does not have. */
@Task(
        id = "LostJoint-v0",
        title = "LostJoint",
        help = "For tests.",
        model = "ant",
        joints = {"front_left_leg", "front_left_foo"},
        physicsRate = 100,
        decimation = 1,
        episodeSeconds = 1)
@KernelCode
final class LostJoint {
    private LostJoint() {}

    @Observation(name = "seen", help = "Nothing.", elements = "nothing")
    static void see(Data d, float[] out, int at) {
        out[at] = d.qpos[0];
    }
}
