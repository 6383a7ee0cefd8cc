package sinew.sim.physics.compile;

import java.util.Arrays;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.force.Tendons;
import sinew.sim.physics.model.InitialPose;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Kinematics;
import sinew.sim.physics.smooth.MotionAxes;
import sinew.sim.physics.smooth.Sites;
import sinew.sim.physics.smooth.SpatialInertia;

/** Computes {@link InitialPose} from a model in its initial pose. */
final class InitialPoseMeasurement {
    private InitialPoseMeasurement() {}

    /**
     * Looks at the initial pose.
     *
     * @param spec the description
     * @param model a model of it, of which only bodies, joints, degrees of freedom and tendons matter
     */
    static InitialPose of(ModelSpec spec, Model model) {
        Computation computation = new Computation(model);
        return new InitialPose(
                computation.ofBodies(spec),
                computation.ofDofs(spec),
                computation.ofTendons(spec.tendons().size()),
                computation.meanInertia,
                computation.greatestInertia);
    }

    private static final class Computation {
        final double meanInertia;
        final double greatestInertia;
        private final Model model;
        private final Data data;
        private final double[] factor;

        Computation(Model model) {
            this.model = model;
            data = new Data(model);
            InitialState.set(model, data);
            Kinematics.bodyPoses(model, data);
            SpatialInertia.aboutTreeCenters(model, data);
            Sites.place(model, data);
            MotionAxes.ofJoints(model, data);
            Tendons.measure(model, data);
            double[] mass = denseMass();
            meanInertia = meanOfDiagonal(mass);
            greatestInertia = Arrays.stream(mass).max().orElse(1);
            factor = DenseCholesky.factor(mass, model.nv);
        }

        private double inverseWeight(double[] row) {
            return DenseCholesky.inverseForm(factor, row);
        }

        /**
         * The mass matrix as a sum over bodies. Of rounded axes it is the exact one of a slightly different robot, so that its inverse
         * keeps the digits that a matrix of floats would lose.
         */
        private double[] denseMass() {
            double[] dense = new double[model.nv * model.nv];
            for (int body = 1; body < model.nbody; body++) {
                Mat3 axes = Quat.at(data.bodyOrientation, 4 * body)
                        .times(Quat.at(model.bodies.inertialOrientation, 4 * body))
                        .toMatrix();
                double[][] turns = {rowOf(body, 0, false), rowOf(body, 1, false), rowOf(body, 2, false)};
                float[][] directions = {
                    {axes.xx(), axes.yx(), axes.zx()},
                    {axes.xy(), axes.yy(), axes.zy()},
                    {axes.xz(), axes.yz(), axes.zz()}
                };
                for (int axis = 0; axis < 3; axis++) {
                    addOuterProduct(dense, rowOf(body, axis, true), model.bodies.mass[body]);
                    addOuterProduct(dense, along(turns, directions[axis]), model.bodies.inertia[3 * body + axis]);
                }
            }
            for (int dof = 0; dof < model.nv; dof++) {
                dense[dof * model.nv + dof] += model.dofs.armature[dof];
            }
            for (int tendon = 0; tendon < model.tendons.count; tendon++) {
                addOuterProduct(dense, tendonRow(tendon), model.tendons.armature[tendon]);
            }
            return dense;
        }

        private static double[] along(double[][] rows, float[] direction) {
            double[] sum = new double[rows[0].length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = rows[0][i] * direction[0] + rows[1][i] * direction[1] + rows[2][i] * direction[2];
            }
            return sum;
        }

        private void addOuterProduct(double[] dense, double[] row, double weight) {
            for (int i = 0; i < model.nv; i++) {
                if (row[i] != 0) {
                    for (int j = 0; j < model.nv; j++) {
                        dense[i * model.nv + j] += weight * row[i] * row[j];
                    }
                }
            }
        }

        private double meanOfDiagonal(double[] mass) {
            double sum = 0;
            for (int dof = 0; dof < model.nv; dof++) {
                sum += mass[dof * model.nv + dof];
            }
            return model.nv == 0 ? 1 : sum / model.nv;
        }

        double[] ofDofs(ModelSpec spec) {
            double[] weights = new double[model.nv];
            for (int body = 1; body < model.nbody; body++) {
                boolean slides = onlySlides(spec, body);
                for (int dof = model.bodies.dofStart[body]; dof < model.bodies.dofStart[body + 1]; dof++) {
                    weights[dof] =
                            slides ? 1 / spec.bodies().get(body).inertial().mass() : inverseWeightOfDof(dof);
                }
            }
            for (int joint = 0; joint < model.njnt; joint++) {
                int first = model.joints.dofStart[joint];
                if (model.joints.type[joint] == JointTable.FREE) {
                    average(weights, first);
                    average(weights, first + 3);
                } else if (model.joints.type[joint] == JointTable.BALL) {
                    average(weights, first);
                }
            }
            return weights;
        }

        private double inverseWeightOfDof(int dof) {
            double[] row = new double[model.nv];
            row[dof] = 1;
            return inverseWeight(row);
        }

        double[] ofTendons(int count) {
            double[] weights = new double[count];
            for (int tendon = 0; tendon < count; tendon++) {
                weights[tendon] = inverseWeight(tendonRow(tendon));
            }
            return weights;
        }

        private double[] tendonRow(int tendon) {
            double[] row = new double[model.nv];
            for (int dof = 0; dof < model.nv; dof++) {
                row[dof] = data.tendons.jacobian[tendon * model.nv + dof];
            }
            return row;
        }

        private static void average(double[] weights, int first) {
            double mean = (weights[first] + weights[first + 1] + weights[first + 2]) / 3;
            weights[first] = mean;
            weights[first + 1] = mean;
            weights[first + 2] = mean;
        }

        double[] ofBodies(ModelSpec spec) {
            double[] weights = new double[2 * model.nbody];
            for (int body = 1; body < model.nbody; body++) {
                if (onlySlides(spec, body)) {
                    weights[2 * body] = 1 / spec.bodies().get(body).inertial().mass();
                } else {
                    weights[2 * body] = meanOfRows(body, true);
                    weights[2 * body + 1] = meanOfRows(body, false);
                }
            }
            return weights;
        }

        private double meanOfRows(int body, boolean translation) {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++) {
                sum += inverseWeight(rowOf(body, axis, translation));
            }
            return sum / 3;
        }

        private double[] rowOf(int body, int axis, boolean translation) {
            double[] row = new double[model.nv];
            for (int b = body; b > 0; b = model.bodies.parent[b]) {
                for (int dof = model.bodies.dofStart[b]; dof < model.bodies.dofStart[b + 1]; dof++) {
                    row[dof] = translation ? velocityOfCenter(body, dof, axis) : data.motionAxis[6 * dof + axis];
                }
            }
            return row;
        }

        private double velocityOfCenter(int body, int dof, int axis) {
            int root = model.bodies.root[body];
            int next = (axis + 1) % 3;
            int last = (axis + 2) % 3;
            double armNext = data.inertialPosition[3 * body + next] - data.subtreeCenter[3 * root + next];
            double armLast = data.inertialPosition[3 * body + last] - data.subtreeCenter[3 * root + last];
            return data.motionAxis[6 * dof + 3 + axis]
                    + data.motionAxis[6 * dof + next] * armLast
                    - data.motionAxis[6 * dof + last] * armNext;
        }
    }

    /** Whether MuJoCo takes the mass of the body alone, without armature: it only slides along its own axes and carries nothing. */
    private static boolean onlySlides(ModelSpec spec, int index) {
        BodySpec body = spec.bodies().get(index);
        boolean centered = body.inertial().pose().position().equals(Vector3.ZERO)
                && body.inertial().pose().orientation().equals(Quaternion.IDENTITY);
        boolean slides =
                !body.joints().isEmpty() && body.joints().stream().allMatch(InitialPoseMeasurement::slidesAlongOwnAxis);
        boolean carries = spec.bodies().stream().anyMatch(child -> child.index() > 0 && child.parentIndex() == index);
        return centered && slides && !carries && isStatic(spec, body.parentIndex());
    }

    private static boolean isStatic(ModelSpec spec, int index) {
        BodySpec body = spec.bodies().get(index);
        return index == 0 || (body.joints().isEmpty() && isStatic(spec, body.parentIndex()));
    }

    private static boolean slidesAlongOwnAxis(JointSpec joint) {
        Vector3 axis = joint.axis();
        double greatest = Math.max(Math.abs(axis.x()), Math.max(Math.abs(axis.y()), Math.abs(axis.z())));
        return joint.type() == JointType.SLIDE && joint.position().equals(Vector3.ZERO) && greatest == axis.length();
    }
}
