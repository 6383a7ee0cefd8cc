package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.math.Quat;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** What the laws of mechanics demand, whatever the model. */
class InvariantsTest {
    private static final String FREE_CHAIN = """
            <mujoco model="free chain">
              <option timestep="0.001" gravity="0 0 0"><flag contact="disable"/></option>
              <worldbody>
                <body pos="0 0 1">
                  <freejoint/>
                  <geom type="box" size="0.1 0.2 0.1"/>
                  <body pos="0.2 0 0"><joint axis="0 1 0"/><geom type="capsule" size="0.04" fromto="0 0 0 0.4 0 0"/>
                    <body pos="0.4 0 0"><joint type="ball"/><geom type="capsule" size="0.04" fromto="0 0 0 0.4 0 0"/></body>
                  </body>
                  <body pos="-0.2 0 0"><joint type="slide" axis="0 0 1"/><geom type="sphere" size="0.1"/></body>
                </body>
              </worldbody>
            </mujoco>""";

    private static double kineticEnergy(Model model, Data data) {
        double[] mass = TestModels.denseMass(model, data);
        double energy = 0;
        for (int i = 0; i < model.nv; i++) {
            for (int j = 0; j < model.nv; j++) {
                energy += 0.5 * data.qvel[i] * mass[i * model.nv + j] * data.qvel[j];
            }
        }
        return energy;
    }

    private static double heightEnergy(Model model, Data data) {
        double energy = 0;
        for (int body = 1; body < model.nbody; body++) {
            energy -= model.bodies.mass[body] * model.gravityZ * data.inertialPosition[3 * body + 2];
        }
        return energy;
    }

    @Test
    void pendulumWithoutFrictionKeepsItsEnergy() {
        Model model = TestModels.model("pendulum");
        Data data = new Data(model);
        data.qpos[0] = 2f;
        Dynamics.forward(model, data);
        double start = kineticEnergy(model, data) + heightEnergy(model, data);
        double swing = 2 * model.bodies.mass[1] * 9.81 * 0.4;
        double worst = 0;
        for (int step = 1; step <= 20_000; step++) {
            Dynamics.step(model, data);
            if (step % 50 == 0) {
                Dynamics.forward(model, data);
                double energy = kineticEnergy(model, data) + heightEnergy(model, data);
                worst = Math.max(worst, Math.abs(energy - start));
            }
        }
        // semi-implicit Euler lets the energy swing with the step size and does not let it drift
        assertEquals(0, worst, 0.005 * swing);
    }

    @Test
    void freeChainKeepsItsMomentum() {
        Model model = TestModels.modelOf(FREE_CHAIN);
        Data data = new Data(model);
        TestModels.randomize(model, data, 5);
        Arrays.fill(data.qfrcApplied, 0f);
        double[] start = Momentum.of(model, data);
        for (int step = 0; step < 200; step++) {
            Dynamics.step(model, data);
        }
        double[] end = Momentum.of(model, data);
        double scale = 0;
        for (double part : start) {
            scale = Math.max(scale, Math.abs(part));
        }
        for (int i = 0; i < 6; i++) {
            assertEquals(start[i], end[i], 0.02 * scale, "momentum " + i);
        }
    }

    @Test
    void fallingBodyFollowsTheParabola() {
        Model model = TestModels.model("free-body");
        Data data = new Data(model);
        System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
        int falling = model.joints.qposStart[2];
        for (int step = 0; step < 500; step++) {
            Dynamics.step(model, data);
        }
        double h = model.timestep;
        double fallen = 0.5 * 9.81 * h * h * 500 * 501;
        assertEquals(3 - fallen, data.qpos[falling + 2], 1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ball-chain", "branched", "mixed", "inertias", "humanoid"})
    void inverseDynamicsUndoesForwardDynamics(String name) {
        Model model = TestModels.model(name);
        Data data = new Data(model);
        TestModels.randomize(model, data, 9);
        Dynamics.forward(model, data);
        double[] mass = TestModels.denseMass(model, data);
        double largest = 1e-6;
        for (int i = 0; i < model.nv; i++) {
            largest = Math.max(largest, Math.abs(data.qfrcSmooth[i]));
        }
        for (int i = 0; i < model.nv; i++) {
            double inertial = 0;
            for (int j = 0; j < model.nv; j++) {
                inertial += mass[i * model.nv + j] * data.qacc[j];
            }
            assertEquals(data.qfrcSmooth[i], inertial, 1e-4 * largest, name + ", degree of freedom " + i);
        }
    }

    @Test
    void accelerationsAreTheSameFarFromTheOrigin() {
        Model model = TestModels.model("humanoid");
        Data here = new Data(model);
        TestModels.randomize(model, here, 3);
        Data there = new Data(model);
        TestModels.randomize(model, there, 3);
        there.qpos[0] += 128f;
        Dynamics.forward(model, here);
        Dynamics.forward(model, there);
        double largest = 0;
        for (float value : here.qacc) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < model.nv; i++) {
            assertEquals(here.qacc[i], there.qacc[i], 0.01 * largest, "degree of freedom " + i);
        }
    }

    @Test
    void orientationsStayUnitQuaternions() {
        Model model = TestModels.model("ball-chain");
        Data data = new Data(model);
        TestModels.randomize(model, data, 4);
        Arrays.fill(data.qfrcApplied, 0f);
        Arrays.fill(data.control, 0f);
        for (int step = 0; step < 1000; step++) {
            Dynamics.step(model, data);
        }
        for (int joint = 0; joint < model.njnt; joint++) {
            Quat q = Quat.at(data.qpos, model.joints.qposStart[joint]);
            assertEquals(1, Math.sqrt(q.w() * q.w() + q.x() * q.x() + q.y() * q.y() + q.z() * q.z()), 1e-6);
        }
    }

    /** What the just-in-time compiler cannot keep in registers is a few vectors; nothing may grow with the model. */
    @Test
    void aStepAllocatesNextToNothing() {
        Model model = TestModels.model("humanoid");
        Data data = new Data(model);
        System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long leastBytes = Long.MAX_VALUE;
        // on a busy machine the compiler comes to the last methods late
        for (int round = 0; round < 2000 && leastBytes > 1024; round++) {
            System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
            Arrays.fill(data.qvel, 0f);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < 500; step++) {
                Dynamics.step(model, data);
            }
            leastBytes = Math.min(leastBytes, (threads.getCurrentThreadAllocatedBytes() - before) / 500);
        }
        long bytes = leastBytes;
        assertTrue(bytes <= 1024, () -> bytes + " bytes a step, expected at most 1024");
    }
}
