package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.model.ModelSpec;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Mass matrix and bias forces against IHMC's mecano, which knows nothing of MuJoCo. */
class SecondOpinionTest {
    @ParameterizedTest
    @ValueSource(strings = {"pendulum", "double-pendulum", "cartpole", "mixed", "branched-fixed"})
    void agreesWithMecano(String name) {
        ModelSpec spec = TestModels.spec(name);
        Model model = new ModelCompiler().compile(spec);
        MecanoSystem mecano = new MecanoSystem(spec);
        Data data = new Data(model);
        for (int seed = 0; seed < 5; seed++) {
            TestModels.randomize(model, data, seed);
            Dynamics.forward(model, data);
            mecano.load(model, data);
            double[] mass = TestModels.denseMass(model, data);
            double[] otherMass = mecano.massMatrix();
            double[] otherBias = mecano.bias();
            double largestBias = 1e-6;
            for (double value : otherBias) {
                largestBias = Math.max(largestBias, Math.abs(value));
            }
            for (int i = 0; i < model.nv; i++) {
                otherMass[i * model.nv + i] += model.dofs.armature[i];
            }
            for (int i = 0; i < model.nv; i++) {
                assertEquals(otherBias[i], data.qfrcBias[i], 1e-5 * largestBias, name + ", bias " + i);
                for (int j = 0; j < model.nv; j++) {
                    double scale = Math.sqrt(otherMass[i * model.nv + i] * otherMass[j * model.nv + j]);
                    int entry = i * model.nv + j;
                    assertEquals(otherMass[entry], mass[entry], 1e-5 * scale, name + ", mass " + i + " " + j);
                }
            }
        }
    }
}
