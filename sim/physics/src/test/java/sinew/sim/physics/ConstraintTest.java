package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** What holds for constraint forces whatever MuJoCo computes. */
class ConstraintTest {
    private static final String BALLS = """
            <mujoco><option timestep="0.001" gravity="0 0 0"/><worldbody>
              <body pos="0 0 0"><freejoint/><geom type="sphere" size="0.1" density="500"/></body>
              <body pos="0.25 0.05 0"><freejoint/><geom type="sphere" size="0.1" density="1500"/></body>
            </worldbody></mujoco>""";

    private static final String STACK = """
            <mujoco><worldbody><geom type="plane" size="1 1 1"/>
              <body pos="0 0 0.1"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body>
              <body pos="0.02 0 0.3"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body>
              <body pos="0 0.02 0.5"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body>
            </worldbody></mujoco>""";

    private static final String SLIDING = """
            <mujoco><option cone="elliptic" impratio="10"/><worldbody>
              <geom type="plane" size="1 1 1" friction="0.4"/>
              <body pos="0 0 0.0499"><freejoint/><geom type="box" size="0.2 0.2 0.05" friction="0.4"/></body>
            </worldbody></mujoco>""";

    private static Data atRest(Model model) {
        Data data = new Data(model);
        System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
        return data;
    }

    @Test
    void aModelMaySayByWhichInertiaItsSolverMeasures() {
        Model own = TestModels.modelOf(BALLS);
        Model told = TestModels.modelOf(BALLS.replace("<worldbody>", "<statistic meaninertia='4'/><worldbody>"));
        assertEquals(1f / (4 * 12), told.solver.scale);
        assertTrue(own.solver.scale > told.solver.scale, () -> "of the mass matrix: " + own.solver.scale);
    }

    /** The length of a contact's friction in units of its coefficients: what the cone compares with the normal force. */
    private static double friction(Model model, Data data, int contact) {
        int row = contact * model.contactRows.dimensions;
        int f = 5 * data.contactRows.parameters[contact];
        double sum = 0;
        double squares = 0;
        for (int k = 1; k < data.contactRows.dimensions[contact]; k++) {
            double part = Math.abs(data.contactRows.force[row + k] / model.contactParameters.friction[f + k - 1]);
            sum += part;
            squares += part * part;
        }
        return model.solver.elliptic ? Math.sqrt(squares) : sum;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"constraint/contacts-pyramidal", "constraint/contacts-elliptic", "constraint/contacts-stiff"})
    void contactsPushAndRubWithinTheirCones(String name) {
        Model model = TestModels.model(name);
        Data data = atRest(model);
        for (int dof = 0; dof < model.nv; dof++) {
            data.qvel[dof] = 0.7f * (dof % 3 - 1);
        }
        int pushing = 0;
        for (int step = 0; step < 200; step++) {
            Dynamics.step(model, data);
            for (int contact = 0; contact < data.contacts.count[0]; contact++) {
                double normal = data.contactRows.force[contact * model.contactRows.dimensions];
                assertTrue(normal >= 0, "contact " + contact + " pulls with " + normal + " N in step " + step);
                double friction = friction(model, data, contact);
                assertTrue(
                        friction <= normal * 1.0001 + 1e-4,
                        "contact " + contact + ": " + friction + " is more than " + normal + " in step " + step);
                pushing += normal > 0 ? 1 : 0;
            }
        }
        assertTrue(pushing > 500, "only " + pushing + " contacts pushed");
    }

    @Test
    void nothingPushesFromADistance() {
        Model model = TestModels.model("constraint/contacts-pyramidal");
        Data data = atRest(model);
        for (int joint = 0; joint < model.njnt; joint++) {
            if (model.joints.type[joint] == JointTable.FREE) {
                data.qpos[model.joints.qposStart[joint] + 2] += 0.05f;
            }
        }
        Dynamics.forward(model, data);
        for (int dof = 0; dof < model.nv; dof++) {
            assertEquals(0f, data.qfrcConstraint[dof], "force on " + dof);
            assertEquals(data.solver.qaccSmooth[dof], data.qacc[dof], "acceleration of " + dof);
        }
        assertEquals(0, data.solver.iterations[0]);
    }

    @Test
    void aCollisionKeepsMomentum() {
        Model model = TestModels.modelOf(BALLS);
        Data data = atRest(model);
        data.qvel[0] = 2f;
        double before = model.bodies.mass[1] * 2.0;
        for (int step = 0; step < 300; step++) {
            Dynamics.step(model, data);
        }
        double along = model.bodies.mass[1] * data.qvel[0] + model.bodies.mass[2] * data.qvel[6];
        double aside = model.bodies.mass[1] * data.qvel[1] + model.bodies.mass[2] * data.qvel[7];
        assertTrue(data.qvel[6] > 0.2f, "the second ball was not hit: " + data.qvel[6]);
        assertEquals(before, along, 1e-4 * before);
        assertEquals(0, aside, 1e-4 * before);
    }

    @Test
    void aStackAtRestStays() {
        Model model = TestModels.modelOf(STACK);
        Data data = atRest(model);
        for (int step = 0; step < 500; step++) {
            Dynamics.step(model, data);
        }
        float[] settled = data.qpos.clone();
        for (int step = 0; step < 1000; step++) {
            Dynamics.step(model, data);
        }
        for (int i = 0; i < model.nq; i++) {
            assertEquals(settled[i], data.qpos[i], 1e-4f, "position " + i);
        }
        for (int dof = 0; dof < model.nv; dof++) {
            assertEquals(0f, data.qvel[dof], 1e-3f, "velocity " + dof);
        }
    }

    @Test
    void aSlidingBoxIsSlowedByItsWeightTimesFriction() {
        Model model = TestModels.modelOf(SLIDING);
        Data data = atRest(model);
        for (int step = 0; step < 200; step++) {
            Dynamics.step(model, data);
        }
        data.qvel[0] = 2f;
        for (int step = 0; step < 100; step++) {
            Dynamics.step(model, data);
        }
        assertEquals(2 - 0.4 * 9.81 * 0.2, data.qvel[0], 0.02);
    }

    @Test
    void aStateThatIsNoNumberIsSolvedInABoundedTime() {
        Model model = TestModels.model("constraint/contacts-stiff");
        Data data = atRest(model);
        data.qvel[3] = Float.NaN;
        Dynamics.step(model, data);
        assertTrue(data.solver.iterations[0] <= 1, "iterations " + data.solver.iterations[0]);
        assertTrue(Float.isNaN(data.qvel[3]));
    }

    @Test
    void aClosureStifferThanFloatsHoldKeepsTheMotionFinite() {
        Model model = TestModels.modelOf("""
                <mujoco><worldbody><body name="hub"><geom size="0.1"/></body>
                  <body name="far" pos="4 8 12"><freejoint/><geom type="box" size="0.02 0.03 0.01"/></body></worldbody>
                  <equality><connect body1="hub" body2="far" anchor="0 0 0" solref="0.01 1" solimp="0.99 0.999 0.001"/></equality>
                </mujoco>""");
        Data data = atRest(model);
        for (int step = 0; step < 100; step++) {
            TestModels.randomize(model, data, step);
            Dynamics.step(model, data);
            for (float acceleration : data.qacc) {
                assertTrue(Float.isFinite(acceleration), "step " + step);
            }
        }
    }

    @Test
    void limitOfTendonThatMovesNothingInTheInitialPoseHolds() {
        Model model = TestModels.modelOf("""
                <mujoco><worldbody><site name="a"/>
                  <body><joint type="slide" axis="0 0 1"/><geom size="0.1" mass="2"/><site name="b"/></body></worldbody>
                  <tendon><spatial limited="true" range="0 0.25"><site site="a"/><site site="b"/></spatial></tendon></mujoco>""");
        Data data = atRest(model);
        for (int step = 0; step < 1000; step++) {
            Dynamics.step(model, data);
        }
        assertEquals(-0.25, data.qpos[0], 1e-3);
        assertEquals(0, data.qvel[0], 1e-3);
    }
}
