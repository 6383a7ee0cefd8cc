package sinew.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sinew.renderer.TestRenderer.HEIGHT;
import static sinew.renderer.TestRenderer.WIDTH;
import static sinew.renderer.TestRenderer.blue;
import static sinew.renderer.TestRenderer.boxAt;
import static sinew.renderer.TestRenderer.green;
import static sinew.renderer.TestRenderer.red;
import static sinew.renderer.TestRenderer.redBox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.SceneDescription.Shape;

@TestInstance(Lifecycle.PER_CLASS)
class PictureContentTest {
    private static final Vector3 FRONT = new Vector3(6f, 0f, 2f);
    private static final Vector3 MIDDLE = new Vector3(0f, 0f, 0.5f);

    private TestRenderer test;

    @BeforeAll
    void start() {
        test = new TestRenderer();
    }

    @AfterAll
    void stop() {
        test.close();
    }

    @BeforeEach
    void reset() {
        test.renderer.setLook(Look.LIGHT);
        test.renderer.resize(WIDTH, HEIGHT);
        test.renderer.highlight(-1);
    }

    @Test
    void aRedBoxIsRedInTheMiddleAndNotElsewhere() {
        test.show(redBox(), boxAt(0f, 0f, 0.5f), FRONT, MIDDLE);
        Picture picture = test.picture();
        assertTrue(red(picture, WIDTH / 2, HEIGHT / 2) > 3 * blue(picture, WIDTH / 2, HEIGHT / 2));
        assertTrue(red(picture, 20, HEIGHT / 2) < 2 * blue(picture, 20, HEIGHT / 2));
    }

    @Test
    void withoutPosesOnlyTheGroundIsSeen() {
        test.renderer.setScene(redBox());
        test.renderer.setCamera(Camera.lookingAt(FRONT, MIDDLE));
        Picture picture = test.picture();
        assertTrue(red(picture, WIDTH / 2, HEIGHT / 2) < 2 * blue(picture, WIDTH / 2, HEIGHT / 2));
    }

    @Test
    void yPointsToTheLeftAndZUpWhenSeenFromBehind() {
        test.show(redBox(), boxAt(0f, 1.5f, 0.5f), new Vector3(-6f, 0f, 2f), MIDDLE);
        assertTrue(redness(test.picture(), 0, WIDTH / 2) > 100);
        assertEquals(0, redness(test.picture(), WIDTH / 2, WIDTH));
        test.renderer.submit(boxAt(0f, 0f, 2f));
        assertTrue(highestRed(test.picture()) < HEIGHT / 3);
    }

    @Test
    void aShadowIsDarkerThanLitGround() {
        Vector3 above = new Vector3(0.01f, 0f, 12f);
        test.show(redBox(), boxAt(0f, 0f, 2f), above, new Vector3(0f, 0f, 0f));
        Picture shaded = test.picture();
        test.renderer.setLook(new Look(Look.Theme.LIGHT, Look.Shading.SHADED, false));
        Picture lit = test.picture();
        int darker = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            if (green(shaded, x, y) < green(lit, x, y) - 30) {
                darker++;
            }
            assertTrue(green(shaded, x, y) <= green(lit, x, y) + 2, "a shadow lightens the pixel " + x + " " + y);
        }
        // The box throws a shadow of about its own size; part of it hides under the box.
        assertTrue(darker > 60 && darker < 2000, darker + " pixels are in shadow");
    }

    @Test
    void movingABodyChangesThePictureAndMovingItBackRestoresIt() {
        test.show(redBox(), boxAt(0f, 0f, 0.5f), FRONT, MIDDLE);
        ByteBuffer before = test.picture().pixels();
        test.renderer.submit(boxAt(0f, 0.3f, 0.5f));
        assertNotEquals(before, test.picture().pixels());
        test.renderer.submit(boxAt(0f, 0f, 0.5f));
        assertEquals(before, test.picture().pixels());
    }

    @Test
    void environmentsStandInAGrid() {
        SceneDescription one = redBox();
        SceneDescription four = new SceneDescription(one.bodies(), one.shapes(), 4, 4f, 0f);
        float[] poses = new float[four.poseNumbers()];
        for (int i = 0; i < 4; i++) {
            System.arraycopy(boxAt(0f, 0f, 0.5f).poses(), 0, poses, i * 14, 14);
        }
        test.show(four, new SceneFrame(poses, 1), new Vector3(0.01f, 0f, 14f), new Vector3(0f, 0f, 0f));
        Picture picture = test.picture();
        for (int part = 0; part < 2; part++) {
            assertTrue(redness(picture, part * WIDTH / 2, (part + 1) * WIDTH / 2) > 100);
        }
        assertTrue(red(picture, WIDTH / 2, HEIGHT / 2) < 2 * blue(picture, WIDTH / 2, HEIGHT / 2));
    }

    @Test
    void aHighlightedEnvironmentHasAnotherColour() {
        test.show(redBox(), boxAt(0f, 0f, 0.5f), FRONT, MIDDLE);
        int before = green(test.picture(), WIDTH / 2, HEIGHT / 2);
        test.renderer.highlight(0);
        assertTrue(green(test.picture(), WIDTH / 2, HEIGHT / 2) > before + 40);
    }

    @Test
    void clickingABoxFindsItsEnvironmentAndClickingTheGroundFindsNothing() {
        test.show(redBox(), boxAt(0f, 1f, 0.5f), FRONT, MIDDLE);
        Picture picture = test.picture();
        for (int x = 0; x < WIDTH; x += 4) {
            boolean box = red(picture, x, HEIGHT / 2) > 2 * blue(picture, x, HEIGHT / 2);
            if (box) {
                assertEquals(0, test.renderer.pick(x, HEIGHT / 2f).orElse(-1));
            } else if (x < WIDTH / 2 - 30) {
                assertTrue(test.renderer.pick(x, HEIGHT / 2f).isEmpty(), "nothing is at " + x);
            }
        }
        assertTrue(test.renderer.pick(5, 5).isEmpty());
    }

    @Test
    void theDarkLookIsDarkerThanTheLightOne() {
        test.show(redBox(), boxAt(0f, 0f, 0.5f), FRONT, MIDDLE);
        int light = green(test.picture(), 10, HEIGHT - 10);
        test.renderer.setLook(Look.DARK);
        assertTrue(green(test.picture(), 10, HEIGHT - 10) < light / 2);
    }

    @Test
    void everyPrimitiveAndShadingIsDrawn() {
        for (Kind kind : Kind.values()) {
            List<Shape> shapes = new ArrayList<>();
            float[] colour = {0.9f, 0.1f, 0.1f, 1f};
            float[] upright = {1f, 0f, 0f, 0f};
            shapes.add(new Shape(kind, 1, new float[] {0.5f, 0.5f, 0.5f}, new float[3], upright, colour));
            test.show(new SceneDescription(2, shapes, 1, 4f, 0f), boxAt(0f, 0f, 1f), FRONT, MIDDLE);
            int solid = redness(test.picture(), 0, WIDTH);
            assertTrue(solid > 400, kind + " covers " + solid + " pixels");
            test.renderer.setLook(new Look(Look.Theme.LIGHT, Look.Shading.WIREFRAME, true));
            int lines = redness(test.picture(), 0, WIDTH);
            assertTrue(lines > 20 && lines <= solid + 100, kind + " has lines on " + lines + " pixels");
            test.renderer.setLook(Look.LIGHT);
        }
    }

    @Test
    void picturesAreOpaque() {
        Picture picture = test.picture();
        for (int i = 3; i < WIDTH * HEIGHT * 4; i += 4) {
            assertEquals((byte) 255, picture.pixels().get(i));
        }
    }

    private static int redness(Picture picture, int left, int right) {
        int count = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = left; x < right; x++) {
                if (red(picture, x, y) > 2 * blue(picture, x, y)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static int highestRed(Picture picture) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (red(picture, x, y) > 2 * blue(picture, x, y)) {
                    return y;
                }
            }
        }
        return picture.height();
    }
}
