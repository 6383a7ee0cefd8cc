package sinew.sim.tasks;

import java.lang.reflect.InvocationTargetException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.terms.TermTable;

/**
 * The class that the term processor wrote for a task.
 *
 * @param owner the class
 * @param terms the terms that it runs
 */
record FusedStep(Class<?> owner, TermTable terms) {
    static FusedStep of(Class<?> task) {
        String name = task.getName() + "Step";
        try {
            Class<?> owner = Class.forName(name, true, task.getClassLoader());
            return new FusedStep(owner, (TermTable) owner.getMethod("terms").invoke(null));
        } catch (ClassNotFoundException e) {
            throw new TaskException(
                    "Class " + name + " is missing. It is written when " + task.getName()
                            + " is compiled with the annotation processor sinew.sim.terms.processor.TaskProcessor.",
                    e);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new TaskException(
                    "Class " + name + " does not fit this version of Sinew; compile the task again.", e);
        }
    }

    KernelReference step() {
        return new KernelReference(owner, "step");
    }

    KernelReference reset() {
        return new KernelReference(owner, "reset");
    }
}
