package sinew.sim.tasks;

import java.util.List;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.TransmissionType;
import sinew.assets.names.NearestName;
import sinew.sim.terms.Task;

/**
 * Finds the joints of a task's robot in its model.
 *
 * @param task may name the joints in an order of its own
 * @param spec the model
 */
record RobotJoints(Task task, ModelSpec spec) {
    /** The joints in the order of the task. */
    private List<JointSpec> joints() {
        List<JointSpec> simple = spec.joints().stream()
                .filter(joint -> joint.type() == JointType.SLIDE || joint.type() == JointType.HINGE)
                .toList();
        return task.joints().length == 0
                ? simple
                : List.of(task.joints()).stream()
                        .map(name -> find(simple, name))
                        .toList();
    }

    private JointSpec find(List<JointSpec> simple, String name) {
        List<String> names = simple.stream().map(JointSpec::name).toList();
        if (!names.contains(name)) {
            throw new TaskException("Task " + task.id() + " names the joint '" + name + "', which model '" + spec.name()
                    + "' does not have as a slide or hinge." + NearestName.hint(name, names) + " It has " + names
                    + ".");
        }
        return simple.get(names.indexOf(name));
    }

    List<String> names() {
        return joints().stream().map(JointSpec::name).toList();
    }

    JointOrder order() {
        return new JointOrder(
                joints().stream().mapToInt(JointSpec::index).toArray(),
                joints().stream().mapToInt(this::actuator).toArray());
    }

    private int actuator(JointSpec joint) {
        return spec.actuators().stream()
                .filter(actuator ->
                        actuator.transmission() == TransmissionType.JOINT && actuator.targetIndex() == joint.index())
                .mapToInt(ActuatorSpec::index)
                .findFirst()
                .orElse(-1);
    }
}
