package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sinew.assets.mjcf.MjcfReader;
import sinew.sim.physics.collision.Collision;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Capacities;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.GeomKinematics;
import sinew.sim.physics.smooth.Kinematics;

class CollisionTest {
    private static final int BALLS = 5;

    /** Balls that sink into the floor, each deeper than the one before; ball 0 is above it. */
    private static String balls() {
        StringBuilder text = new StringBuilder("<mujoco><worldbody><geom type=\"plane\" size=\"1 1 1\"/>");
        for (int i = 0; i < BALLS; i++) {
            text.append("<body pos=\"").append(i).append(" 0 ").append(0.11 - 0.02 * i);
            text.append("\"><freejoint/><geom size=\"0.1\"/></body>");
        }
        return text + "</worldbody></mujoco>";
    }

    private static Data detect(Model model) {
        Data data = new Data(model);
        System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
        Kinematics.bodyPoses(model, data);
        GeomKinematics.poses(model, data);
        Collision.detect(model, data);
        return data;
    }

    @Test
    void listsContactsInTheOrderOfPairs() {
        Model model = TestModels.modelOf(balls());
        Data data = detect(model);
        assertEquals(BALLS - 1, data.contacts.count[0]);
        assertEquals(0, data.contacts.overflow[0]);
        for (int i = 0; i < BALLS - 1; i++) {
            assertEquals(i + 2, model.pairs.second[data.contacts.pair[i]]);
            assertEquals(-0.01f - 0.02f * i, data.contacts.distance[i], 1e-6f);
        }
    }

    @Test
    void keepsTheDeepestAndCountsTheOthersWhenThereIsNoRoom() {
        Model model = new ModelCompiler()
                .compile(new MjcfReader().readText("balls.xml", balls()).spec(), new Capacities(2));
        Data data = detect(model);
        assertEquals(2, data.contacts.count[0]);
        assertEquals(2, data.contacts.overflow[0]);
        float[] distances = data.contacts.distance.clone();
        Arrays.sort(distances);
        assertEquals(-0.07f, distances[0], 1e-6f);
        assertEquals(-0.05f, distances[1], 1e-6f);
    }

    @Test
    void takesTheRoomFromTheModelOrEstimatesIt() {
        String sized = balls().replace("<worldbody>", "<size nconmax=\"3\"/><worldbody>");
        assertEquals(3, TestModels.modelOf(sized).contactCapacity);
        int pairs = BALLS + BALLS * (BALLS - 1) / 2;
        Model model = TestModels.modelOf(balls());
        assertEquals(pairs, model.pairs.mostContacts());
        assertEquals(2 * BALLS, model.contactCapacity);
        assertTrue(
                TestModels.modelOf(balls().replace("<worldbody>", "<size nconmax=\"500\"/><worldbody>")).contactCapacity
                        == pairs);
    }

    @Test
    void capsuleAlongABoxHasTwoContacts() {
        String scene = "<mujoco><worldbody><geom type=\"box\" size=\"0.5 0.5 0.5\"/><body pos=\"%s\" euler=\"%s\">"
                + "<freejoint/><geom type=\"capsule\" size=\"0.1 0.3\"/></body></worldbody></mujoco>";
        assertEquals(2, detect(TestModels.modelOf(scene.formatted("0 0 0.59", "0 90 0"))).contacts.count[0]);
        assertEquals(2, detect(TestModels.modelOf(scene.formatted("0.59 0 0.4", "0 0 0"))).contacts.count[0]);
        assertEquals(2, detect(TestModels.modelOf(scene.formatted("0.4 0 0.59", "0 90 0"))).contacts.count[0]);
        assertEquals(2, detect(TestModels.modelOf(scene.formatted("0.55 0.55 0.4", "0 0 0"))).contacts.count[0]);
    }
}
