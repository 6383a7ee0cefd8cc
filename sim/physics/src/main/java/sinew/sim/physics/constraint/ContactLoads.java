package sinew.sim.physics.constraint;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Forces and torques of contacts in the world's axes; they act on the second geom's body and, reversed, on the first's. */
@KernelCode
public final class ContactLoads {
    private ContactLoads() {}

    /**
     * The force of a contact.
     *
     * @param m the model
     * @param d reads the contacts and their rows
     * @param contact which contact
     * @return the force in N at the contact's position
     */
    public static Vec3 force(Model m, Data d, int contact) {
        return combined(m, d, contact, 0);
    }

    /**
     * The torque of a contact by torsional and rolling friction.
     *
     * @param m the model
     * @param d reads the contacts and their rows
     * @param contact which contact
     * @return the torque in N m
     */
    public static Vec3 torque(Model m, Data d, int contact) {
        return combined(m, d, contact, 3);
    }

    private static Vec3 combined(Model m, Data d, int contact, int first) {
        int dimensions = d.contactRows.dimensions[contact];
        int row = contact * m.contactRows.dimensions + first;
        Vec3 result = Vec3.zero();
        if (dimensions > first) {
            Vec3 normal = Vec3.at(d.contacts.normal, 3 * contact);
            result = normal.times(d.contactRows.force[row]);
            if (dimensions >= first + 3) {
                Vec3 tangent = ContactFrame.firstTangent(normal, Vec3.at(d.contacts.tangent, 3 * contact));
                result = result.plusTimes(tangent, d.contactRows.force[row + 1])
                        .plusTimes(normal.cross(tangent), d.contactRows.force[row + 2]);
            }
        }
        return result;
    }
}
