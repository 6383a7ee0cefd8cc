package sinew.assets.mjcf;

import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;

/** Rules that concern the whole tree of bodies. */
final class MassRules {
    /** Smallest mass in kg and moment in kg m^2 of what moves. */
    static final double LEAST = 1e-15;

    private final Problems problems;

    MassRules(Problems problems) {
        this.problems = problems;
    }

    void check(List<BodySpec> bodies) {
        boolean[] moves = new boolean[bodies.size()];
        for (BodySpec body : bodies) {
            moves[body.index()] = !body.joints().isEmpty() || moves[body.parentIndex()];
            checkJoints(body);
            checkMocap(body);
            for (GeomSpec geom : body.geoms()) {
                if (geom.type() == GeomType.PLANE && moves[body.index()]) {
                    problems.error(
                            geom.location(),
                            "geom.type",
                            "a plane cannot move; put it into the world or use a thin box.");
                }
            }
        }
        checkMasses(bodies);
    }

    /** Scales all masses and inertias so that masses sum to a total. */
    static List<BodySpec> scale(List<BodySpec> bodies, double total) {
        double sum = bodies.stream().mapToDouble(body -> body.inertial().mass()).sum();
        double factor = total / Math.max(LEAST, sum);
        return bodies.stream().map(body -> scaled(body, factor)).toList();
    }

    private static BodySpec scaled(BodySpec body, double factor) {
        InertialSpec old = body.inertial();
        InertialSpec scaled =
                new InertialSpec(old.mass() * factor, old.pose(), old.moments().times(factor), old.inferred());
        return body.withInertial(scaled);
    }

    private void checkJoints(BodySpec body) {
        for (JointSpec joint : body.joints()) {
            if (joint.type() == JointType.FREE && body.parentIndex() != 0) {
                problems.error(
                        joint.location(), "joint.type", "only bodies directly in the world can have a free joint.");
            }
        }
        checkOrder(body);
        int freedoms = body.joints().stream()
                .mapToInt(joint -> joint.type().velocityCount())
                .sum();
        if (freedoms > 6) {
            problems.error(
                    body.location(), "body.joint", "the body has " + freedoms + " degrees of freedom; 6 are the most.");
        }
    }

    /** A ball joint is the last rotation of its body, as in MuJoCo; slides may follow. */
    private void checkOrder(BodySpec body) {
        boolean ball = false;
        for (JointSpec joint : body.joints()) {
            boolean rotates = joint.type() == JointType.BALL || joint.type() == JointType.HINGE;
            if (ball && rotates) {
                problems.error(
                        joint.location(),
                        "joint.type",
                        "a ball joint must be the last rotation of its body; put this joint before it, or on a body of its"
                                + " own.");
            }
            ball |= joint.type() == JointType.BALL;
        }
    }

    private void checkMocap(BodySpec body) {
        if (body.mocap() && (!body.joints().isEmpty() || body.parentIndex() != 0)) {
            problems.error(
                    body.location(),
                    "body.mocap",
                    "only a body without joints directly in the world can be a mocap body.");
        }
    }

    /** What moves needs mass: the body itself or one that is fixed to it. */
    private void checkMasses(List<BodySpec> bodies) {
        boolean[] massive = new boolean[bodies.size()];
        for (BodySpec body : bodies.reversed()) {
            InertialSpec inertial = body.inertial();
            massive[body.index()] |= inertial.mass() >= LEAST
                    && inertial.moments().x() >= LEAST
                    && inertial.moments().y() >= LEAST
                    && inertial.moments().z() >= LEAST;
            if (body.joints().isEmpty()) {
                massive[body.parentIndex()] |= massive[body.index()];
            } else if (!massive[body.index()]) {
                problems.error(
                        body.location(),
                        "body.inertial",
                        "a moving body needs mass and inertia; add a geom with mass or an <inertial>, or set boundmass and"
                                + " boundinertia in compiler.");
            }
        }
    }
}
