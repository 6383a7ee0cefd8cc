package sinew.sim.physics.force;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.model.Model;

/** Forces and activation of muscles (MuJoCo documentation, Modeling, "Muscles"; activation: Millard et al. 2013). */
@KernelCode
final class Muscles {
    private static final float SMALLEST = 1e-15f;

    private Muscles() {}

    /** Active force per activation, as a gain: negative, a muscle pulls. */
    static float gain(Model m, int muscle, float length, float velocity) {
        return -strengthAt(m, muscle, length) * velocityCurve(m, muscle, velocity);
    }

    /** Derivative of {@link #gain} by the velocity. */
    static float gainByVelocity(Model m, int muscle, float length, float velocity) {
        float v = velocity * m.actuators.muscles.velocityMap[muscle];
        float end = m.actuators.muscles.eccentric[muscle] - 1f;
        float slope = 0f;
        if (v > -1f && v <= 0f) {
            slope = 2f * v + 2f;
        } else if (v > 0f && v <= end) {
            slope = 2f * (end - v) / Math.max(SMALLEST, end);
        }
        return -strengthAt(m, muscle, length) * slope * m.actuators.muscles.velocityMap[muscle];
    }

    /** Passive force, as a bias. */
    static float bias(Model m, int muscle, float length) {
        int at = 4 * muscle + 2;
        float l = m.actuators.muscles.lengthMap[at] + m.actuators.muscles.lengthMap[at + 1] * length;
        float end = m.actuators.muscles.passiveEnd[muscle];
        float scale = m.actuators.muscles.force[2 * muscle + 1] * m.actuators.muscles.passiveForce[muscle];
        if (l <= 1f) {
            return 0f;
        }
        if (l <= end) {
            float x = (l - 1f) / Math.max(SMALLEST, end - 1f);
            return -scale * 0.5f * x * x;
        }
        return -scale * (0.5f + (l - end) / Math.max(SMALLEST, end - 1f));
    }

    /** Rate of the activation. {@code parameters} is the index of time constants of rise and fall and the width of the change. */
    static float rate(Model m, int parameters, float control, float activation) {
        float target = FloatMath.clamp(control, 0f, 1f);
        float stretch = 0.5f + 1.5f * FloatMath.clamp(activation, 0f, 1f);
        float rise = m.actuators.dynamicsParameters[parameters] * stretch;
        float fall = m.actuators.dynamicsParameters[parameters + 1] / stretch;
        float width = m.actuators.dynamicsParameters[parameters + 2];
        float excess = target - activation;
        float time = excess > 0f ? rise : fall;
        if (width >= SMALLEST) {
            time = fall + (rise - fall) * smoothStep(excess / width + 0.5f);
        }
        return excess / Math.max(SMALLEST, time);
    }

    private static float smoothStep(float x) {
        float t = FloatMath.clamp(x, 0f, 1f);
        return t * t * t * (3f * t * (2f * t - 5f) + 10f);
    }

    private static float strengthAt(Model m, int muscle, float length) {
        float l = m.actuators.muscles.lengthMap[4 * muscle] + m.actuators.muscles.lengthMap[4 * muscle + 1] * length;
        float low = m.actuators.muscles.activeRange[2 * muscle];
        float high = m.actuators.muscles.activeRange[2 * muscle + 1];
        return m.actuators.muscles.force[2 * muscle] * lengthCurve(l, low, high);
    }

    // four half parabolas from 0 at the ends to 1 at normalised length 1
    private static float lengthCurve(float l, float low, float high) {
        if (l < low || l > high) {
            return 0f;
        }
        float below = 0.5f * (low + 1f);
        float above = 0.5f * (1f + high);
        if (l <= below) {
            float x = (l - low) / Math.max(SMALLEST, below - low);
            return 0.5f * x * x;
        }
        if (l <= 1f) {
            float x = (1f - l) / Math.max(SMALLEST, 1f - below);
            return 1f - 0.5f * x * x;
        }
        if (l <= above) {
            float x = (l - 1f) / Math.max(SMALLEST, above - 1f);
            return 1f - 0.5f * x * x;
        }
        float x = (high - l) / Math.max(SMALLEST, high - above);
        return 0.5f * x * x;
    }

    private static float velocityCurve(Model m, int muscle, float velocity) {
        float v = velocity * m.actuators.muscles.velocityMap[muscle];
        float most = m.actuators.muscles.eccentric[muscle];
        float end = most - 1f;
        if (v <= -1f) {
            return 0f;
        }
        if (v <= 0f) {
            return (v + 1f) * (v + 1f);
        }
        if (v <= end) {
            return most - (end - v) * (end - v) / Math.max(SMALLEST, end);
        }
        return most;
    }
}
