package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with MuJoCo's own numbers; {@code src/test/golden/README.md} says how they are made. */
class GoldenTest {
    private static final double POSE = 1e-5;
    private static final double FORCE = 1e-5;
    private static final double ACCELERATION = 1e-4;
    private static final double AFTER_100_STEPS = 1e-3;

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** Greatest difference, divided by {@code scale}. */
    private static void assertClose(String what, double[] expected, double[] actual, double scale, double tolerance) {
        assertEquals(expected.length, actual.length, what + ": length");
        for (int i = 0; i < expected.length; i++) {
            int index = i;
            double error = Math.abs(expected[i] - actual[i]) / scale;
            assertTrue(
                    error <= tolerance,
                    () -> what + "[" + index + "]: expected " + expected[index] + ", got " + actual[index] + ", error "
                            + error + " > " + tolerance);
        }
    }

    private static void assertRelative(String what, double[] expected, float[] actual, double tolerance) {
        double scale = 1e-6;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertClose(what, expected, widen(actual), scale, tolerance);
    }

    private static void assertAbsolute(String what, double[] expected, float[] actual, double tolerance) {
        assertClose(what, expected, widen(actual), 1, tolerance);
    }

    /** Every entry against the geometric mean of its diagonal entries. */
    private static void assertMassMatrix(String what, double[] expected, double[] actual, int nv) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < nv; i++) {
            for (int j = 0; j < nv; j++) {
                double scale = Math.sqrt(expected[i * nv + i] * expected[j * nv + j]);
                double error = Math.abs(expected[i * nv + j] - actual[i * nv + j]) / scale;
                assertTrue(error <= FORCE, what + "[" + i + ", " + j + "]: relative error " + error);
            }
        }
    }

    private static void assertConstants(GoldenFile golden, Model model) {
        assertRelative("mass", golden.constant("body_mass"), model.bodyMass, 1e-6);
        assertRelative("subtree mass", golden.constant("body_subtreemass"), model.bodySubtreeMass, 1e-6);
        assertRelative("inertia", golden.constant("body_inertia"), model.bodyInertia, 1e-6);
        assertAbsolute("centre of mass", golden.constant("body_ipos"), model.bodyInertialPosition, 1e-6);
        assertAbsolute("qpos0", golden.constant("qpos0"), model.qpos0, 1e-6);
        assertAbsolute("armature", golden.constant("dof_armature"), model.dofArmature, 1e-6);
        assertAbsolute("damping", golden.constant("dof_damping"), model.dofDamping, 1e-6);
    }

    private static void assertForward(String what, GoldenFile golden, int state, Model model, Data data) {
        Dynamics.forward(model, data);
        assertAbsolute(what + "xpos", golden.value(state, "xpos"), data.bodyPosition, POSE);
        assertAbsolute(what + "xipos", golden.value(state, "xipos"), data.inertialPosition, POSE);
        assertAbsolute(what + "xquat", golden.value(state, "xquat"), data.bodyOrientation, POSE);
        assertMassMatrix(what + "mass", golden.value(state, "mass"), TestModels.denseMass(model, data), model.nv);
        assertRelative(what + "bias", golden.value(state, "qfrc_bias"), data.qfrcBias, FORCE);
        assertRelative(what + "passive", golden.value(state, "qfrc_passive"), data.qfrcPassive, FORCE);
        assertRelative(what + "actuator", golden.value(state, "qfrc_actuator"), data.qfrcActuator, FORCE);
        assertRelative(what + "qacc", golden.value(state, "qacc"), data.qacc, ACCELERATION);
    }

    private static void assertSteps(String what, GoldenFile golden, int state, Model model, Data data) {
        Dynamics.step(model, data);
        assertAbsolute(what + "qpos after 1", golden.value(state, "qpos_after_1"), data.qpos, POSE);
        assertRelative(what + "qvel after 1", golden.value(state, "qvel_after_1"), data.qvel, ACCELERATION);
        for (int step = 1; step < 100; step++) {
            Dynamics.step(model, data);
        }
        assertAbsolute(what + "qpos after 100", golden.value(state, "qpos_after_100"), data.qpos, AFTER_100_STEPS);
        assertRelative(what + "qvel after 100", golden.value(state, "qvel_after_100"), data.qvel, AFTER_100_STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pendulum",
                "double-pendulum",
                "cartpole",
                "free-body",
                "ball-chain",
                "branched",
                "branched-fixed",
                "implicit-fast",
                "mixed",
                "joint-order",
                "inertias",
                "humanoid"
            })
    void movesAsMujocoDoes(String name) {
        GoldenFile golden = new GoldenFile(name);
        Model model = TestModels.model(name);
        assertConstants(golden, model);
        for (int state = 0; state < golden.states(); state++) {
            Data data = new Data(model);
            golden.load(state, "qpos", data.qpos);
            golden.load(state, "qvel", data.qvel);
            golden.load(state, "ctrl", data.control);
            golden.load(state, "qfrc_applied", data.qfrcApplied);
            String what = name + ", state " + state + ", ";
            assertForward(what, golden, state, model, data);
            assertSteps(what, golden, state, model, data);
        }
    }
}
