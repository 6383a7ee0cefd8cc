package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.keepPace;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.collision.Collision;
import sinew.sim.physics.constraint.ContactRowMaker;
import sinew.sim.physics.constraint.DofRows;
import sinew.sim.physics.constraint.GeneralRows;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.Actuation;
import sinew.sim.physics.force.PassiveForces;
import sinew.sim.physics.force.TendonForces;
import sinew.sim.physics.force.Tendons;
import sinew.sim.physics.force.Transmissions;
import sinew.sim.physics.integrate.BiasDerivatives;
import sinew.sim.physics.integrate.Integration;
import sinew.sim.physics.integrate.RungeKutta;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.sensor.Sensors;
import sinew.sim.physics.smooth.BiasForces;
import sinew.sim.physics.smooth.GeomKinematics;
import sinew.sim.physics.smooth.Kinematics;
import sinew.sim.physics.smooth.MassMatrix;
import sinew.sim.physics.smooth.MotionAxes;
import sinew.sim.physics.smooth.Sites;
import sinew.sim.physics.smooth.SmoothAcceleration;
import sinew.sim.physics.smooth.SpatialInertia;
import sinew.sim.physics.solver.NewtonSolver;

/**
 * The whole of physics on one page: what a step does, in order. Every stage reads what the ones before it wrote.
 *
 * <p>All lanes of an environment call these together; {@code Data} belongs to that environment. Environments that run side by side on a GPU
 * keep pace with each other, so that they share instruction caches.
 */
@KernelCode
public final class Dynamics {
    private Dynamics() {}

    /**
     * Advances the state by one timestep.
     *
     * @param m the model
     * @param d state and inputs, and all that follows from them. Modified: everything but the inputs; the outputs of stages
     *     belong to the state before the step, with the Runge-Kutta method to its last stage.
     */
    public static void step(Model m, Data d) {
        advance(m, d, true);
    }

    /**
     * Advances the state by one timestep, with or without sensors.
     *
     * @param m the model
     * @param d as for {@link #step}
     * @param measured whether sensors are computed; without them they keep what they last measured
     */
    public static void advance(Model m, Data d, boolean measured) {
        if (m.rungeKutta) {
            RungeKutta.begin(m, d);
            for (int stage = 0; stage < 4; stage++) {
                accelerations(m, d);
                if (stage == 0 && measured) {
                    Sensors.ofState(m, d);
                }
                RungeKutta.endStage(m, d, stage);
            }
        } else {
            accelerations(m, d);
            if (measured) {
                Sensors.ofState(m, d);
            }
            Integration.advance(m, d);
        }
    }

    /**
     * Computes everything that follows from a state, accelerations and sensors included.
     *
     * @param m the model
     * @param d state and inputs, and all that follows from them. Modified: everything but state and inputs.
     */
    public static void forward(Model m, Data d) {
        if (m.rungeKutta) {
            RungeKutta.setMoment(d, 0);
        }
        accelerations(m, d);
        Sensors.ofState(m, d);
    }

    /**
     * Computes the accelerations of a state. Constraint forces come last: they need the factor of the mass matrix and the smooth
     * accelerations.
     *
     * @param m the model
     * @param d state and inputs, and all that follows from them. Modified: everything but state and inputs.
     */
    private static void accelerations(Model m, Data d) {
        Kinematics.bodyPoses(m, d);
        keepPace();
        Sites.place(m, d);
        GeomKinematics.poses(m, d);
        SpatialInertia.aboutTreeCenters(m, d);
        MotionAxes.ofJoints(m, d);
        keepPace();
        Tendons.measure(m, d);
        BiasForces.ofMotionAndGravity(m, d);
        keepPace();
        if (m.tendons.inertial) {
            TendonForces.addToBias(m, d);
        }
        if (m.implicitBias) {
            BiasDerivatives.ofBodies(m, d);
        }
        MassMatrix.assemble(m, d);
        if (m.tendons.inertial) {
            TendonForces.addToMass(m, d);
        }
        MassMatrix.factor(m, d);
        keepPace();
        Collision.detect(m, d);
        keepPace();
        PassiveForces.gather(m, d);
        Transmissions.measure(m, d);
        Actuation.ofControls(m, d);
        keepPace();
        SmoothAcceleration.withoutConstraints(m, d);
        keepPace();
        DofRows.make(m, d);
        GeneralRows.make(m, d);
        ContactRowMaker.make(m, d);
        keepPace();
        NewtonSolver.solve(m, d);
        keepPace();
    }
}
