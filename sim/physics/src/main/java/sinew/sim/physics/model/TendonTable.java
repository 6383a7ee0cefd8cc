package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Polynomial;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.TransmissionType;
import sinew.assets.model.WrapSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.Flat;

/**
 * The tendons of a model. A fixed tendon is a sum of joint positions; a spatial one a list of segments, each from one site to the next,
 * straight or round an obstacle.
 */
@Constants
public final class TendonTable {
    /** Tendons. */
    public final int count;
    /** Whether any tendon has a spring or a damper. */
    public final boolean passive;
    /** Whether any tendon has armature. */
    public final boolean inertial;
    /** Whether any tendon runs through sites. */
    public final boolean spatial;
    /** Whether the sum of actuator forces of any tendon is clamped. */
    public final boolean forceLimited;

    /** First joint of each fixed tendon {@code [count + 1]}. */
    public final int[] jointStart;
    /** Place of each joint in the position vector. */
    public final int[] jointQpos;
    /** Degree of freedom of each joint. */
    public final int[] jointDof;
    /** Factor of each joint. */
    public final float[] jointFactor;

    /** First segment of each spatial tendon {@code [count + 1]}. */
    public final int[] segmentStart;
    /** Site where each segment begins. */
    public final int[] segmentFirst;
    /** Site where each segment ends. */
    public final int[] segmentLast;
    /** Obstacle of each segment in {@link #obstacles}, -1 if it is straight. */
    public final int[] segmentObstacle;
    /** Site that says on which side of the obstacle a segment runs, -1 if there is none. */
    public final int[] segmentSide;
    /** What each segment counts: one divided by the divisor of its pulley. */
    public final float[] segmentFactor;
    /** What tendons run round. */
    public final ObstacleTable obstacles;

    /** Spring constants {@code [count]}; 0 if springs are switched off. */
    public final float[] stiffness;
    /** Damping {@code [count]}; 0 if dampers are switched off. */
    public final float[] damping;
    /** Factors of the stretch and of its square by which stiffness grows {@code [count, 2]}. */
    public final float[] stiffnessGrowth;
    /** Factors of the speed and of its square by which damping grows {@code [count, 2]}. */
    public final float[] dampingGrowth;
    /** Whether any stiffness or damping grows. */
    public final boolean growing;
    /** Length below which the spring pushes {@code [count]}. */
    public final float[] springMinimum;
    /** Length above which the spring pulls {@code [count]}. */
    public final float[] springMaximum;
    /** Inertia of the length {@code [count]}. */
    public final float[] armature;
    /** Smallest sum of actuator forces {@code [count]}. */
    public final float[] forceMinimum;
    /** Largest sum of actuator forces {@code [count]}. */
    public final float[] forceMaximum;
    /** Lengths in the initial pose {@code [count]}. */
    public final float[] initialLength;

    TendonTable(ModelSpec spec, JointTable joints, SiteTable sites) {
        List<TendonSpec> tendons = spec.tendons();
        count = tendons.size();
        stiffness = new float[count];
        damping = new float[count];
        stiffnessGrowth = new float[2 * count];
        dampingGrowth = new float[2 * count];
        springMinimum = new float[count];
        springMaximum = new float[count];
        armature = new float[count];
        forceMinimum = new float[count];
        forceMaximum = new float[count];
        initialLength = new float[count];
        jointStart = new int[count + 1];
        segmentStart = new int[count + 1];
        boolean springs = spec.options().isOn(OptionFlag.SPRING);
        boolean dampers = spec.options().isOn(OptionFlag.DAMPER);
        TendonSegments segments = new TendonSegments(sites);
        List<WrapSpec> terms = new ArrayList<>();
        for (TendonSpec tendon : tendons) {
            fill(tendon, springs, dampers);
            if (tendon.isFixed()) {
                terms.addAll(tendon.path());
            } else {
                segments.addPath(tendon.path());
            }
            jointStart[tendon.index() + 1] = terms.size();
            segmentStart[tendon.index() + 1] = segments.count();
        }
        addRotors(spec.actuators(), dampers);
        growing = Flat.anyNonzero(stiffnessGrowth) || Flat.anyNonzero(dampingGrowth);
        passive = growing || Flat.anyNonzero(stiffness) || Flat.anyNonzero(damping);
        inertial = Flat.anyNonzero(armature);
        spatial = segmentStart[count] > 0;
        forceLimited = tendons.stream().anyMatch(TendonSpec::actuatorForceLimited);
        jointQpos = terms.stream()
                .mapToInt(term -> joints.qposStart[term.objectIndex()])
                .toArray();
        jointDof = terms.stream()
                .mapToInt(term -> joints.dofStart[term.objectIndex()])
                .toArray();
        jointFactor = Flat.floats(terms, WrapSpec::factor);
        segmentFirst = segments.first();
        segmentLast = segments.last();
        segmentObstacle = segments.obstacle();
        segmentSide = segments.side();
        segmentFactor = segments.factor();
        obstacles = new ObstacleTable(spec.geoms(), segments.obstacleGeoms());
    }

    private void fill(TendonSpec tendon, boolean springs, boolean dampers) {
        int index = tendon.index();
        if (springs) {
            stiffness[index] = (float) tendon.stiffness();
            add(stiffnessGrowth, index, 1, tendon.stiffnessGrowth());
        }
        if (dampers) {
            damping[index] = (float) tendon.damping();
            add(dampingGrowth, index, 1, tendon.dampingGrowth());
        }
        springMinimum[index] = (float) tendon.springLength().minimum();
        springMaximum[index] = (float) tendon.springLength().maximum();
        armature[index] = (float) tendon.armature();
        boolean limited = tendon.actuatorForceLimited();
        forceMinimum[index] = limited ? (float) tendon.actuatorForceRange().minimum() : -Float.MAX_VALUE;
        forceMaximum[index] = limited ? (float) tendon.actuatorForceRange().maximum() : Float.MAX_VALUE;
    }

    private static void add(float[] growth, int index, double factor, Polynomial added) {
        growth[2 * index] += (float) (factor * added.quadratic());
        growth[2 * index + 1] += (float) (factor * added.cubic());
    }

    /** What actuators add to their tendons. */
    private void addRotors(List<ActuatorSpec> actuators, boolean dampers) {
        for (ActuatorSpec actuator : actuators) {
            if (actuator.transmission() == TransmissionType.TENDON) {
                double factor = actuator.gear().getFirst() * actuator.gear().getFirst();
                armature[actuator.targetIndex()] += (float) (factor * actuator.armature());
                if (dampers) {
                    damping[actuator.targetIndex()] += (float) (factor * actuator.damping());
                    add(dampingGrowth, actuator.targetIndex(), factor, actuator.dampingGrowth());
                }
            }
        }
    }
}
