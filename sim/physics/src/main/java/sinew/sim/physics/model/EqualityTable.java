package sinew.sim.physics.model;

import java.util.Arrays;
import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.EqualitySpec;
import sinew.assets.model.EqualityType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.Vector3;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.ConstraintParameters;
import sinew.sim.physics.preparation.Flat;

/** Equality constraints. Those that are active make the first general rows. */
@Constants
public final class EqualityTable {
    /** Two points on two bodies: three rows. */
    public static final int CONNECT = 0;
    /** The poses of two bodies: six rows. */
    public static final int WELD = 1;
    /** The positions of one or two joints: one row. */
    public static final int JOINT = 2;
    /** The lengths of one or two tendons: one row. */
    public static final int TENDON = 3;

    /** Constraints. */
    public final int count;
    /** Rows of all of them, active or not. */
    public final int rows;
    /** What is kept equal {@code [count]}. */
    public final int[] type;
    /** Rows of each {@code [count]}. */
    public final int[] size;
    /** Where {@code Data.memory} says whether each is active {@code [count]}. */
    public final int[] flag;
    /** Bodies, joints or tendons {@code [count, 2]}; -1 where there is no second one. */
    public final int[] object;
    /** Anchors in the frames of the two bodies {@code [count, 2, 3]}, in m. */
    public final float[] anchor;
    /** Orientations in the frames of the two bodies that a weld makes the same {@code [count, 2, 4]}. */
    public final float[] orientation;
    /** Coefficients of the polynomial of joints and tendons {@code [count, 5]}; the first one of a weld is its torque scale, in m. */
    public final float[] coefficient;
    /** Stiffness K and damping B {@code [count, 2]}. */
    public final float[] reference;
    /** Impedance {@code [count, 5]}. */
    public final float[] impedance;
    /** Inverse inertia for translations, or of joints and tendons, and for rotations {@code [count, 2]}. */
    public final float[] inverseWeight;

    EqualityTable(ModelSpec spec, JointTable joints, MemoryTable memory, InitialPose pose) {
        boolean on =
                spec.options().isOn(OptionFlag.CONSTRAINT) && spec.options().isOn(OptionFlag.EQUALITY);
        List<EqualitySpec> equalities = on
                ? spec.equalities().stream()
                        .filter(equality -> canMove(spec, equality))
                        .toList()
                : List.of();
        count = equalities.size();
        type = new int[count];
        size = new int[count];
        flag = new int[count];
        object = new int[2 * count];
        anchor = new float[6 * count];
        orientation = new float[8 * count];
        coefficient = new float[5 * count];
        reference = new float[2 * count];
        impedance = new float[5 * count];
        inverseWeight = new float[2 * count];
        double shortest = SolverTable.shortestTime(spec.options());
        for (int i = 0; i < count; i++) {
            EqualitySpec equality = equalities.get(i);
            type[i] = numberOf(equality.type());
            size[i] = rowsOf(equality.type());
            flag[i] = memory.equalities + equality.index();
            ConstraintParameters.of(equality.reference(), equality.impedance(), shortest)
                    .store(i, reference, impedance);
            if (type[i] == CONNECT || type[i] == WELD) {
                fillBodies(spec, equality, i, pose);
            } else {
                fillPolynomial(equality, i, joints, pose);
            }
            inverseWeight[2 * i] = pose.ofRow(inverseWeight[2 * i]);
            inverseWeight[2 * i + 1] = pose.ofRow(inverseWeight[2 * i + 1]);
        }
        rows = Arrays.stream(size).sum();
    }

    private static int numberOf(EqualityType type) {
        return switch (type) {
            case CONNECT -> CONNECT;
            case WELD -> WELD;
            case JOINT -> JOINT;
            case TENDON -> TENDON;
        };
    }

    private static int rowsOf(EqualityType type) {
        return switch (type) {
            case CONNECT -> 3;
            case WELD -> 6;
            case JOINT, TENDON -> 1;
        };
    }

    private static int bodyOf(ModelSpec spec, EqualitySpec equality, int index) {
        return equality.objects() == ObjectType.SITE ? spec.sites().get(index).bodyIndex() : index;
    }

    /** Whether something moves that the constraint could keep in place. */
    private static boolean canMove(ModelSpec spec, EqualitySpec equality) {
        if (equality.type() != EqualityType.CONNECT && equality.type() != EqualityType.WELD) {
            return true;
        }
        return isMoved(spec, bodyOf(spec, equality, equality.firstIndex()))
                || isMoved(spec, bodyOf(spec, equality, equality.secondIndex()));
    }

    private static boolean isMoved(ModelSpec spec, int index) {
        BodySpec body = spec.bodies().get(index);
        return index > 0 && (!body.joints().isEmpty() || isMoved(spec, body.parentIndex()));
    }

    private void fillBodies(ModelSpec spec, EqualitySpec equality, int index, InitialPose pose) {
        List<Double> data = equality.data();
        boolean weld = equality.type() == EqualityType.WELD;
        Pose first;
        Pose second;
        if (equality.objects() == ObjectType.SITE) {
            first = poseOf(spec.sites().get(equality.firstIndex()));
            second = poseOf(spec.sites().get(equality.secondIndex()));
        } else if (weld) {
            Quaternion relative = new Quaternion(data.get(6), data.get(7), data.get(8), data.get(9));
            first = new Pose(vector(data, 3), relative.normalized());
            second = new Pose(vector(data, 0), Quaternion.IDENTITY);
        } else {
            first = new Pose(vector(data, 0), Quaternion.IDENTITY);
            second = new Pose(vector(data, 3), Quaternion.IDENTITY);
        }
        coefficient[5 * index] = weld ? data.get(10).floatValue() : 0f;
        fillSide(2 * index, bodyOf(spec, equality, equality.firstIndex()), first, pose);
        fillSide(2 * index + 1, bodyOf(spec, equality, equality.secondIndex()), second, pose);
    }

    private static Pose poseOf(SiteSpec site) {
        return site.pose();
    }

    private static Vector3 vector(List<Double> data, int at) {
        return new Vector3(data.get(at), data.get(at + 1), data.get(at + 2));
    }

    private void fillSide(int side, int body, Pose at, InitialPose pose) {
        object[side] = body;
        Flat.store(at.position(), anchor, side);
        Flat.store(at.orientation(), orientation, side);
        int index = side / 2;
        inverseWeight[2 * index] += (float) pose.bodyInverseWeight[2 * body];
        inverseWeight[2 * index + 1] += (float) pose.bodyInverseWeight[2 * body + 1];
    }

    private void fillPolynomial(EqualitySpec equality, int index, JointTable joints, InitialPose pose) {
        int[] objects = {equality.firstIndex(), equality.secondIndex()};
        for (int side = 0; side < 2; side++) {
            int number = objects[side];
            object[2 * index + side] = number;
            if (number >= 0) {
                inverseWeight[2 * index] += (float)
                        (equality.type() == EqualityType.JOINT
                                ? pose.dofInverseWeight[joints.dofStart[number]]
                                : pose.tendonInverseWeight[number]);
            }
        }
        for (int i = 0; i < 5; i++) {
            coefficient[5 * index + i] = equality.data().get(i).floatValue();
        }
    }
}
