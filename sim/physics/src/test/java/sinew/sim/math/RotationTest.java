package sinew.sim.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RotationTest {
    private static Quat someRotation(int index) {
        return new Quat(
                        Random.normal(3, index, 0, 0, 0),
                        Random.normal(3, index, 0, 0, 1),
                        Random.normal(3, index, 0, 0, 2),
                        Random.normal(3, index, 0, 0, 3))
                .normalized();
    }

    private static void assertSame(Vec3 expected, Vec3 actual) {
        assertEquals(0, expected.minus(actual).norm(), 2e-6);
    }

    @Test
    void quaternionAndMatrixRotateAlike() {
        Vec3 v = new Vec3(0.3f, -1.2f, 0.8f);
        for (int i = 0; i < 100; i++) {
            Quat first = someRotation(i);
            Quat second = someRotation(i + 1000);
            assertSame(first.toMatrix().times(v), first.rotate(v));
            assertSame(first.toMatrix().transposedTimes(v), first.inverseRotate(v));
            assertSame(first.rotate(second.rotate(v)), first.times(second).rotate(v));
            assertSame(
                    first.toMatrix().times(second.toMatrix()).times(v),
                    first.times(second).rotate(v));
        }
    }

    @Test
    void rotationVectorUndoesIntegration() {
        for (int i = 0; i < 100; i++) {
            Quat start = someRotation(i);
            Vec3 velocity = new Vec3(0.1f * i, -2f, 1f);
            Quat end = start.integrate(velocity, 0.1f);
            assertSame(velocity.times(0.1f), start.conjugate().times(end).toRotationVector());
        }
    }

    @Test
    void quarterTurnAboutZTakesXToY() {
        Quat turn = Quat.ofAxisAngle(new Vec3(0f, 0f, 1f), FloatMath.HALF_PI);
        assertSame(new Vec3(0f, 1f, 0f), turn.rotate(new Vec3(1f, 0f, 0f)));
        assertSame(new Vec3(0f, 0f, FloatMath.HALF_PI), turn.toRotationVector());
    }
}
