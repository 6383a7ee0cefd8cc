package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.sensor.RayHit;
import sinew.sim.physics.sensor.Rays;
import sinew.sim.physics.smooth.GeomKinematics;
import sinew.sim.physics.smooth.Kinematics;

class RaysTest {
    private static final float TOLERANCE = 2e-5f;

    private static Data placed(Model model, float[] state) {
        Data data = new Data(model);
        System.arraycopy(state, 0, data.qpos, 0, model.nq);
        Kinematics.bodyPoses(model, data);
        GeomKinematics.poses(model, data);
        return data;
    }

    @Test
    void raysMeetWhatTheyMeetInMujoco() throws IOException {
        String text;
        try (InputStream stream = RaysTest.class.getResourceAsStream("pairs/rays.txt")) {
            text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
        int hits = 0;
        for (String part : text.split("scene ", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            List<String> lines = part.lines().toList();
            Model model = TestModels.modelOf(lines.getFirst());
            Data data = placed(model, ConvexCollidersTest.numbers(lines.get(1)));
            for (String line : lines.subList(2, lines.size())) {
                float[] ray = ConvexCollidersTest.numbers(line);
                RayHit hit = Rays.nearest(model, data, Vec3.at(ray, 0), Vec3.at(ray, 3), Rays.ALL_GROUPS, true, -1);
                assertEquals(ray[6], hit.distance(), TOLERANCE, () -> lines.getFirst() + "\n" + line);
                hits += hit.distance() >= 0f ? 1 : 0;
            }
        }
        assertTrue(hits > 100);
    }

    @Test
    void raysLeaveOutWhatTheyAreToldToLeaveOut() {
        Model model = TestModels.modelOf("""
                <mujoco><worldbody>
                  <geom type="sphere" size="0.1" pos="1 0 0"/>
                  <body pos="2 0 0"><freejoint/><geom type="sphere" size="0.1" group="3"/></body>
                  <body pos="3 0 0"><freejoint/><geom type="sphere" size="0.1" rgba="1 1 1 0"/></body>
                  <body pos="4 0 0"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body>
                </worldbody></mujoco>
                """);
        Data data = placed(model, model.qpos0);
        Vec3 start = Vec3.zero();
        Vec3 ahead = new Vec3(2f, 0f, 0f);
        RayHit first = Rays.nearest(model, data, start, ahead, Rays.ALL_GROUPS, true, -1);
        assertEquals(0.45f, first.distance(), 1e-6f);
        assertEquals(0, first.geom());
        assertEquals(
                0.95f,
                Rays.nearest(model, data, start, ahead, Rays.ALL_GROUPS, false, -1)
                        .distance(),
                1e-6f);
        assertEquals(
                1.95f, Rays.nearest(model, data, start, ahead, 1, false, -1).distance(), 1e-6f);
        assertEquals(
                1.95f,
                Rays.nearest(model, data, start, ahead, Rays.ALL_GROUPS, false, 1)
                        .distance(),
                1e-6f);
        assertEquals(
                Rays.NOTHING,
                Rays.nearest(model, data, start, ahead.negated(), Rays.ALL_GROUPS, true, -1)
                        .distance());
    }
}
