package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.PointMotion;

/** Lengths of tendons, their derivatives and velocities (MuJoCo documentation, Computation, "Tendon"). One lane does one tendon. */
@KernelCode
public final class Tendons {
    private static final float SMALLEST = 1e-15f;

    private Tendons() {}

    /**
     * Computes lengths, derivatives and velocities of all tendons.
     *
     * @param m the model
     * @param d reads {@code qpos}, {@code qvel}, {@code motionAxis}, poses of bodies and sites. Modified: {@code tendons}.
     */
    public static void measure(Model m, Data d) {
        if (m.tendons.count > 0) {
            for (int tendon = lane(); tendon < m.tendons.count; tendon += lanes()) {
                measureOne(m, d, tendon);
            }
            sync();
        }
    }

    private static void measureOne(Model m, Data d, int tendon) {
        int row = tendon * m.nv;
        for (int dof = 0; dof < m.nv; dof++) {
            d.tendons.jacobian[row + dof] = 0f;
        }
        float length = 0f;
        for (int i = m.tendons.jointStart[tendon]; i < m.tendons.jointStart[tendon + 1]; i++) {
            length += m.tendons.jointFactor[i] * d.qpos[m.tendons.jointQpos[i]];
            d.tendons.jacobian[row + m.tendons.jointDof[i]] += m.tendons.jointFactor[i];
        }
        for (int i = m.tendons.segmentStart[tendon]; i < m.tendons.segmentStart[tendon + 1]; i++) {
            float part = measureSegment(m, d, row, i);
            length += part;
        }
        d.tendons.length[tendon] = length;
        float velocity = 0f;
        for (int dof = 0; dof < m.nv; dof++) {
            velocity += d.tendons.jacobian[row + dof] * d.qvel[dof];
        }
        d.tendons.velocity[tendon] = velocity;
    }

    private static float measureSegment(Model m, Data d, int row, int segment) {
        int first = m.tendons.segmentFirst[segment];
        int last = m.tendons.segmentLast[segment];
        int firstBody = m.sites.body[first];
        int lastBody = m.sites.body[last];
        Vec3 from = Vec3.at(d.sites.position, 3 * first);
        Vec3 to = Vec3.at(d.sites.position, 3 * last);
        float factor = m.tendons.segmentFactor[segment];
        int obstacle = m.tendons.segmentObstacle[segment];
        float[] touch = new float[6];
        float curve = -1f;
        if (obstacle >= 0) {
            curve = wrap(m, d, segment, touch);
        }
        if (curve < 0f) {
            return addStraight(m, d, row, from, firstBody, to, lastBody, factor);
        }
        int body = m.tendons.obstacles.body[obstacle];
        float before = addStraight(m, d, row, from, firstBody, Vec3.at(touch, 0), body, factor);
        float after = addStraight(m, d, row, Vec3.at(touch, 3), body, to, lastBody, factor);
        return before + curve * factor + after;
    }

    /** Finds where a segment meets and leaves its obstacle, in the world; gives the length between, or -1 if it passes by. */
    public static float wrap(Model m, Data d, int segment, float[] touch) {
        int obstacle = m.tendons.segmentObstacle[segment];
        int body = m.tendons.obstacles.body[obstacle];
        Quat turn = Quat.at(d.bodyOrientation, 4 * body);
        Vec3 center = turn.rotate(Vec3.at(m.tendons.obstacles.position, 3 * obstacle))
                .plus(Vec3.at(d.bodyPosition, 3 * body));
        Quat frame = turn.times(Quat.at(m.tendons.obstacles.orientation, 4 * obstacle));
        int first = m.tendons.segmentFirst[segment];
        int last = m.tendons.segmentLast[segment];
        int side = m.tendons.segmentSide[segment];
        Vec3 from = frame.inverseRotate(Vec3.at(d.sites.position, 3 * first).minus(center));
        Vec3 to = frame.inverseRotate(Vec3.at(d.sites.position, 3 * last).minus(center));
        Vec3 beside = Vec3.zero();
        if (side >= 0) {
            beside = frame.inverseRotate(Vec3.at(d.sites.position, 3 * side).minus(center));
        }
        float radius = m.tendons.obstacles.radius[obstacle];
        boolean cylinder = m.tendons.obstacles.cylinder[obstacle] != 0;
        float curve = TendonWrap.around(touch, from, to, side >= 0, beside, radius, cylinder);
        frame.rotate(Vec3.at(touch, 0)).plus(center).store(touch, 0);
        frame.rotate(Vec3.at(touch, 3)).plus(center).store(touch, 3);
        return curve;
    }

    private static float addStraight(
            Model m, Data d, int row, Vec3 from, int firstBody, Vec3 to, int lastBody, float factor) {
        Vec3 span = to.minus(from);
        float length = span.norm();
        Vec3 direction = new Vec3(factor, 0f, 0f);
        if (length > SMALLEST) {
            direction = span.times(factor / length);
        }
        if (firstBody != lastBody) {
            PointMotion.addDifference(m, d, d.tendons.jacobian, row, from, firstBody, to, lastBody, direction);
        }
        return length * factor;
    }
}
