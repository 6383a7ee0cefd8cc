package sinew.sim.tasks;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.tasks.terms.ActuatorTerms;
import sinew.sim.terms.Action;
import sinew.sim.terms.EveryLane;
import sinew.sim.terms.Observation;
import sinew.sim.terms.Parameter;
import sinew.sim.terms.Task;

/** A task that moves a joint that no motor moves. */
@Task(
        id = "LooseJoint-v0",
        title = "LooseJoint",
        help = "For tests.",
        model = "cartpole",
        physicsRate = 100,
        decimation = 1,
        episodeSeconds = 1)
@KernelCode
final class LooseJoint {
    private LooseJoint() {}

    @Observation(name = "seen", help = "Nothing.", elements = "nothing")
    static void see(Data d, float[] out, int at) {
        out[at] = d.qpos[0];
    }

    @Action(name = "joint_effort", help = "Turns the joints.", elements = "@joints")
    @EveryLane
    static void act(
            Data d,
            EnvironmentState s,
            TaskConstants c,
            int action,
            @Parameter(name = "scale", value = 1, help = "Scale.") float scale) {
        ActuatorTerms.jointEfforts(d, s, c, action, scale, 1f);
    }
}
