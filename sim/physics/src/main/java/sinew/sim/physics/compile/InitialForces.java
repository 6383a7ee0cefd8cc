package sinew.sim.physics.compile;

import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.Range;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.force.TendonForces;
import sinew.sim.physics.force.Tendons;
import sinew.sim.physics.force.Transmissions;
import sinew.sim.physics.model.ActuatorTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.ModelTables;
import sinew.sim.physics.model.MuscleTable;
import sinew.sim.physics.model.TendonTable;
import sinew.sim.physics.smooth.Kinematics;
import sinew.sim.physics.smooth.MassMatrix;
import sinew.sim.physics.smooth.MassSolve;
import sinew.sim.physics.smooth.MotionAxes;
import sinew.sim.physics.smooth.Sites;
import sinew.sim.physics.smooth.SpatialInertia;

/**
 * Fills in what tendons and actuators have of the initial pose: lengths, rest lengths of springs, damping from damping ratios, and the
 * figures of muscles (MuJoCo documentation, Computation, "Tendon" and "Actuation model", and Modeling, "Muscles").
 */
final class InitialForces {
    private static final double SMALLEST = 1e-15;

    private final ModelTables tables;
    private final Model model;
    private final Data data;

    InitialForces(ModelTables tables) {
        this.tables = tables;
        model = new Model(tables);
        data = new Data(model);
    }

    /** Whether a description has anything to fill in. */
    static boolean areNeeded(ModelTables tables) {
        return tables.tendons.count > 0
                || tables.spec.actuators().stream()
                        .anyMatch(actuator -> actuator.dampingRatio() > 0 || MuscleTable.isMuscle(actuator));
    }

    void fill() {
        InitialState.set(model, data);
        System.arraycopy(model.qposSpring, 0, data.qpos, 0, model.nq);
        place();
        fillSpringLengths();
        InitialState.set(model, data);
        place();
        System.arraycopy(data.tendons.length, 0, tables.tendons.initialLength, 0, model.tendons.count);
        for (ActuatorSpec actuator : tables.spec.actuators()) {
            if (actuator.dampingRatio() > 0) {
                fillDamping(actuator);
            }
            if (tables.actuators.muscle[actuator.index()] >= 0) {
                tuneMuscle(actuator);
            }
        }
    }

    private void place() {
        placeAndFactor(model, data);
    }

    /** Everything that moments and the factor of the mass matrix need. */
    static void placeAndFactor(Model model, Data data) {
        Kinematics.bodyPoses(model, data);
        Sites.place(model, data);
        SpatialInertia.aboutTreeCenters(model, data);
        MotionAxes.ofJoints(model, data);
        Tendons.measure(model, data);
        MassMatrix.assemble(model, data);
        if (model.tendons.inertial) {
            TendonForces.addToMass(model, data);
        }
        MassMatrix.factor(model, data);
        Transmissions.measure(model, data);
    }

    private void fillSpringLengths() {
        TendonTable tendons = tables.tendons;
        for (int i = 0; i < tendons.count; i++) {
            if (tendons.springMinimum[i] == -1f && tendons.springMaximum[i] == -1f) {
                tendons.springMinimum[i] = data.tendons.length[i];
                tendons.springMaximum[i] = data.tendons.length[i];
            }
        }
    }

    // b2 = -2 ratio sqrt(kp I) with the inertia I that the actuator sees through its gear
    private void fillDamping(ActuatorSpec actuator) {
        double inertia = 0;
        float[] moment = momentOf(model, data, actuator.index());
        for (int dof = 0; dof < model.nv; dof++) {
            double square = (double) moment[dof] * moment[dof];
            if (square > SMALLEST) {
                inertia += data.mass[model.massRowStart[dof + 1] - 1] / square;
            }
        }
        double stiffness = actuator.gainParameters().getFirst();
        boolean acts = tables.actuators.gain[3 * actuator.index()] != 0f;
        tables.actuators.bias[3 * actuator.index() + 2] =
                acts ? (float) (-2 * actuator.dampingRatio() * Math.sqrt(stiffness * inertia)) : 0f;
    }

    private void tuneMuscle(ActuatorSpec actuator) {
        float[] acceleration = momentOf(model, data, actuator.index());
        MassSolve.solve(model, data.massFactor, data.inverseDiagonal, acceleration);
        double square = 0;
        for (float component : acceleration) {
            square += (double) component * component;
        }
        Range range = new LengthRanges(tables.spec).of(actuator);
        int muscle = tables.actuators.muscle[actuator.index()];
        tables.actuators.muscles.tune(muscle, range.minimum(), range.maximum(), Math.sqrt(square));
    }

    /** Derivatives of an actuator's length by the joint positions {@code [nv]}, after {@link #placeAndFactor}. */
    static float[] momentOf(Model model, Data data, int actuator) {
        float[] moment = new float[model.nv];
        ActuatorTable actuators = model.actuators;
        float gear = actuators.gear[6 * actuator];
        if (actuators.row[actuator] >= 0) {
            System.arraycopy(data.transmissions.moment, actuators.row[actuator] * model.nv, moment, 0, model.nv);
        } else if (actuators.tendon[actuator] >= 0) {
            for (int dof = 0; dof < model.nv; dof++) {
                moment[dof] = gear * data.tendons.jacobian[actuators.tendon[actuator] * model.nv + dof];
            }
        } else {
            moment[model.joints.dofStart[actuators.joint[actuator]]] = gear;
        }
        return moment;
    }
}
