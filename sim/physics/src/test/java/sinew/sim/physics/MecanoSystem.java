package sinew.sim.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import us.ihmc.euclid.matrix.Matrix3D;
import us.ihmc.euclid.referenceFrame.ReferenceFrame;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.mecano.algorithms.CompositeRigidBodyMassMatrixCalculator;
import us.ihmc.mecano.algorithms.InverseDynamicsCalculator;
import us.ihmc.mecano.multiBodySystem.PrismaticJoint;
import us.ihmc.mecano.multiBodySystem.RevoluteJoint;
import us.ihmc.mecano.multiBodySystem.RigidBody;
import us.ihmc.mecano.multiBodySystem.interfaces.JointMatrixIndexProvider;
import us.ihmc.mecano.multiBodySystem.interfaces.OneDoFJointBasics;
import us.ihmc.mecano.multiBodySystem.interfaces.RigidBodyBasics;

/** The same robot as IHMC's mecano sees it; joints are slides and hinges only. */
final class MecanoSystem {
    private final ModelSpec spec;
    private final RigidBodyBasics elevator = new RigidBody("elevator", ReferenceFrame.getWorldFrame());
    private final List<OneDoFJointBasics> joints = new ArrayList<>();
    /** For every body: the mecano body it became, and where its frame is in the frame after that body's joint. */
    private final Map<Integer, RigidBodyBasics> carriers = new HashMap<>();

    private final Map<Integer, Pose> offsets = new HashMap<>();

    MecanoSystem(ModelSpec spec) {
        this.spec = spec;
        carriers.put(0, elevator);
        offsets.put(0, Pose.IDENTITY);
        for (BodySpec body : spec.bodies()) {
            if (body.index() > 0) {
                add(body);
            }
        }
    }

    private void add(BodySpec body) {
        RigidBodyBasics carrier = Objects.requireNonNull(carriers.get(body.parentIndex()));
        Pose offset = Objects.requireNonNull(offsets.get(body.parentIndex())).times(body.pose());
        for (JointSpec joint : body.joints()) {
            Pose toAnchor = offset.times(new Pose(joint.position(), Quaternion.IDENTITY));
            OneDoFJointBasics made = joint(joint, carrier, toAnchor);
            joints.add(made);
            offset = new Pose(joint.position().times(-1), Quaternion.IDENTITY);
            boolean last = joint.index() == body.joints().getLast().index();
            carrier = last
                    ? loaded(body, made, offset)
                    : new RigidBody(joint.name() + " link", made, new Matrix3D(), 0, new Vector3D());
        }
        carriers.put(body.index(), carrier);
        offsets.put(body.index(), offset);
    }

    private static OneDoFJointBasics joint(JointSpec joint, RigidBodyBasics carrier, Pose toAnchor) {
        Vector3D axis = vector(joint.axis());
        return joint.type() == JointType.SLIDE
                ? new PrismaticJoint(joint.name(), carrier, transform(toAnchor), axis)
                : new RevoluteJoint(joint.name(), carrier, transform(toAnchor), axis);
    }

    private static RigidBodyBasics loaded(BodySpec body, OneDoFJointBasics joint, Pose offset) {
        Vector3 moments = body.inertial().moments();
        Matrix3D inertia = new Matrix3D(moments.x(), 0, 0, 0, moments.y(), 0, 0, 0, moments.z());
        Pose inertial = offset.times(body.inertial().pose());
        return new RigidBody(body.name(), joint, inertia, body.inertial().mass(), transform(inertial));
    }

    private static Vector3D vector(Vector3 vector) {
        return new Vector3D(vector.x(), vector.y(), vector.z());
    }

    private static RigidBodyTransform transform(Pose pose) {
        Quaternion q = pose.orientation();
        return new RigidBodyTransform(
                new us.ihmc.euclid.tuple4D.Quaternion(q.x(), q.y(), q.z(), q.w()), vector(pose.position()));
    }

    /** Takes over positions (as deviations from the initial ones) and velocities. */
    void load(Model model, Data data) {
        for (int i = 0; i < joints.size(); i++) {
            joints.get(i).setQ((double) data.qpos[i] - model.qpos0[i]);
            joints.get(i).setQd(data.qvel[i]);
        }
        elevator.updateFramesRecursively();
    }

    /** The mass matrix {@code [nv, nv]}, without armature. */
    double[] massMatrix() {
        CompositeRigidBodyMassMatrixCalculator calculator = new CompositeRigidBodyMassMatrixCalculator(elevator);
        DMatrixRMaj matrix = calculator.getMassMatrix();
        int[] order = order(calculator.getInput().getJointMatrixIndexProvider());
        double[] mass = new double[order.length * order.length];
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                mass[i * order.length + j] = matrix.get(order[i], order[j]);
            }
        }
        return mass;
    }

    /** Coriolis, centrifugal and gravity forces {@code [nv]}. */
    double[] bias() {
        InverseDynamicsCalculator calculator = new InverseDynamicsCalculator(elevator);
        Vector3 gravity = spec.options().gravity();
        calculator.setGravitationalAcceleration(gravity.x(), gravity.y(), gravity.z());
        calculator.compute();
        int[] order = order(calculator.getInput().getJointMatrixIndexProvider());
        double[] bias = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            bias[i] = calculator.getJointTauMatrix().get(order[i]);
        }
        return bias;
    }

    private int[] order(JointMatrixIndexProvider provider) {
        return joints.stream()
                .mapToInt(joint -> provider.getJointDoFIndices(joint)[0])
                .toArray();
    }
}
