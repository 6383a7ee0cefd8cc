package sinew.sim.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.assets.library.AssetLibrary;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

class EnvironmentStagesTest {
    private final Model model = new ModelCompiler().compile(new AssetLibrary().model("cartpole"));
    private final TaskConstants task = new TaskConstants(
            new TaskConstants.Timing(1, 10, 0.01, true),
            new TermSizes(List.of(1), List.of(4), List.of(2), 1, 1),
            new int[0],
            new float[] {0.25f, -0.5f},
            new JointOrder(new int[] {0, 1}, new int[] {0, -1}));
    private final EnvironmentState state = new EnvironmentState(model, task, 2);
    private final Data data = new Data(model);

    private int firstBadQuantity() {
        EnvironmentStages.age(model, data, state, 1);
        return state.notFinite[1] - 1;
    }

    @Test
    void namesTheFirstQuantityThatIsNoNumberOrTooLarge() {
        assertEquals(-1, firstBadQuantity());
        data.qacc[1] = 2e10f;
        assertEquals(model.nq + model.nv + 1, firstBadQuantity());
        data.qvel[0] = Float.NEGATIVE_INFINITY;
        assertEquals(model.nq, firstBadQuantity());
        data.qpos[1] = Float.NaN;
        assertEquals(1, firstBadQuantity());
        assertEquals(0, state.notFinite[0]);
    }

    @Test
    void keepsTheSolversStartFromStepToStepAndForgetsItWithTheEpisode() {
        data.qaccWarmstart[1] = 3f;
        EnvironmentStages.store(model, data, state, new TermValues(new float[1], new float[0], 1), 1);
        Data later = new Data(model);
        EnvironmentStages.load(model, later, state, 1);
        assertEquals(3f, later.qaccWarmstart[1]);
        EnvironmentStages.startEpisode(model, later, state, task, 1);
        assertEquals(0f, later.qaccWarmstart[1]);
    }
}
