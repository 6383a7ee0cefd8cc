package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;

class MemoryTest {
    @Test
    void timeDoesNotLoseWhatRoundingLeavesOut() {
        Model model = TestModels.modelOf("""
                <mujoco><option timestep="0.001"/><worldbody><body><joint damping="1"/><geom size="0.1"/></body></worldbody>
                <sensor><clock/></sensor></mujoco>""");
        Data data = new Data(model);
        InitialState.set(model, data);
        for (int step = 0; step < 100_000; step++) {
            Dynamics.step(model, data);
        }
        Dynamics.forward(model, data);
        assertEquals(100f, data.sensors.values[0], 1e-5f);
    }

    @Test
    void modelsWithoutAClockRememberNothing() {
        Model model =
                TestModels.modelOf("<mujoco><worldbody><body><joint/><geom size=\"0.1\"/></body></worldbody></mujoco>");
        assertEquals(0, model.memory.size);
    }
}
