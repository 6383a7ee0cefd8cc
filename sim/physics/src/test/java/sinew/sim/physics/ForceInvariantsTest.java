package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.integrate.Integration;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Energy;

/** What must hold of forces whatever the model: powers and virtual work. */
class ForceInvariantsTest {
    private static Data randomState(Model model, int seed) {
        Data data = new Data(model);
        InitialState.set(model, data);
        TestModels.randomize(model, data, seed);
        return data;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "force/tendons",
                "force/tendon-armature",
                "force/transmissions",
                "force/activation",
                "force/gravity-compensation",
                "force/fluid-ellipsoids",
                "force/muscle-range"
            })
    void inverseDynamicsGivesTheForcesThatForwardDynamicsWasGiven(String name) {
        Model model = TestModels.model(name);
        Data data = randomState(model, 5);
        Dynamics.forward(model, data);
        float[] force = new float[model.nv];
        InverseDynamics.ofAccelerations(model, data, force);
        float scale = 1f;
        for (int dof = 0; dof < model.nv; dof++) {
            scale = Math.max(scale, Math.abs(data.qfrcBias[dof]) + Math.abs(data.qfrcConstraint[dof]));
            scale = Math.max(scale, Math.abs(data.qfrcPassive[dof]));
        }
        for (int dof = 0; dof < model.nv; dof++) {
            assertEquals(data.qfrcApplied[dof] + data.qfrcActuator[dof], force[dof], 1e-4f * scale, "dof " + dof);
        }
    }

    /** Every row of derivatives against the change of the length along a small motion, whatever the path of the tendon. */
    @ParameterizedTest
    @ValueSource(strings = {"force/tendons", "force/tendon-armature"})
    void tendonsLengthenAsTheirDerivativesSay(String name) {
        Model model = TestModels.model(name);
        for (int seed = 0; seed < 10; seed++) {
            Data data = randomState(model, seed);
            Dynamics.forward(model, data);
            float[] velocity = data.tendons.velocity.clone();
            float time = 1e-3f;
            float[] before = lengthsAfter(model, data, -time);
            float[] after = lengthsAfter(model, data, 2 * time);
            for (int tendon = 0; tendon < velocity.length; tendon++) {
                float slope = (after[tendon] - before[tendon]) / (2 * time);
                assertEquals(velocity[tendon], slope, 2e-3f * (1f + Math.abs(slope)), "tendon " + tendon);
            }
        }
    }

    private static float[] lengthsAfter(Model model, Data data, float time) {
        Integration.moveJoints(model, data, data.qvel, time);
        Dynamics.forward(model, data);
        return data.tendons.length.clone();
    }

    @Test
    void aMediumAtRestTakesEnergyAway() {
        for (String name : new String[] {"force/fluid-boxes", "force/fluid-ellipsoids"}) {
            Model model = TestModels.model(name);
            for (int i = 0; i < 3; i++) {
                model.fluid.wind[i] = 0f;
            }
            for (int seed = 0; seed < 10; seed++) {
                Data data = randomState(model, seed);
                Dynamics.forward(model, data);
                float power = 0f;
                for (int dof = 0; dof < model.nv; dof++) {
                    power += data.qfrcPassive[dof] * data.qvel[dof];
                }
                assertTrue(power < 1e-6f, name + " gains " + power + " W");
            }
        }
    }

    @Test
    void rungeKuttaKeepsTheEnergyOfAFreePendulum() {
        Model model = TestModels.modelOf("""
                <mujoco>
                  <option integrator="RK4" timestep="0.01"/>
                  <worldbody>
                    <body><joint axis="0 1 0"/><geom type="capsule" fromto="0 0 0 0.5 0 0" size="0.03" contype="0" conaffinity="0"/>
                      <body pos="0.5 0 0"><joint axis="0 1 0"/>
                        <geom type="capsule" fromto="0 0 0 0.4 0 0" size="0.03" contype="0" conaffinity="0"/></body></body>
                  </worldbody>
                </mujoco>""");
        Data data = new Data(model);
        InitialState.set(model, data);
        data.qvel[0] = 2f;
        Dynamics.forward(model, data);
        float before = Energy.potential(model, data) + Energy.kinetic(model, data);
        for (int step = 0; step < 200; step++) {
            Dynamics.step(model, data);
        }
        Dynamics.forward(model, data);
        float after = Energy.potential(model, data) + Energy.kinetic(model, data);
        assertEquals(before, after, 2e-3f * Math.max(1f, Math.abs(before)));
    }
}
