package sinew.app.window.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.Vector3;

class WatchedRobotTest {
    // nine environments 4 m apart, a robot of two bodies in each
    private final SceneDescription scene = new SceneDescription(3, List.of(), 9, 4f, 0f);
    private final WatchedRobot robot = new WatchedRobot(scene);

    /** All robots stand at their places but the one in the middle. */
    private SceneFrame frame(float x) {
        float[] poses = new float[scene.poseNumbers()];
        int middle = 4 * 3 * 7;
        poses[middle + 7] = x - 1;
        poses[middle + 14] = x + 1;
        poses[middle + 16] = 1;
        return new SceneFrame(poses, 1);
    }

    @Test
    void isTheMiddleOfAllBodiesOfTheRobotInTheMiddle() {
        assertEquals(new Vector3(6, 0, 0.5f), robot.middle(frame(6)));
    }

    @Test
    void hasLeftItsPlaceWhenItIsHalfwayToItsNeighbour() {
        assertFalse(robot.hasLeftItsPlace(frame(1.9f)));
        assertTrue(robot.hasLeftItsPlace(frame(2.1f)));
    }

    @Test
    void isNotInFramesOfAnotherScene() {
        assertFalse(robot.isIn(new SceneFrame(new float[14], 1)));
        assertTrue(robot.isIn(frame(0)));
    }
}
