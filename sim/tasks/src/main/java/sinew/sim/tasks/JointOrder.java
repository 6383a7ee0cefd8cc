package sinew.sim.tasks;

import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** The joints of a task's robot, in the order of its actions and observations. Each has one degree of freedom. */
@Constants
public final class JointOrder {
    /** How many joints. */
    public final int count;
    /** The index of each joint in the model {@code [count]}. */
    public final int[] joint;
    /** The first actuator of each joint {@code [count]}; -1 without one. */
    public final int[] actuator;

    /**
     * Takes the tables over.
     *
     * @param joint the index of each joint in the model
     * @param actuator the first actuator of each joint
     */
    @HostOnly
    public JointOrder(int[] joint, int[] actuator) {
        count = joint.length;
        this.joint = joint.clone();
        this.actuator = actuator.clone();
    }
}
