package sinew.assets.urdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.model.BodySpec;
import sinew.assets.model.Color;
import sinew.assets.model.EqualitySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.MeshSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Range;
import sinew.assets.model.Vector3;

/** Compares what the reader makes of robots with what MuJoCo's own compiler makes of them. */
class UrdfGoldenTest {
    private static final double TOLERANCE = 1e-7;
    private static final List<JointType> TYPES =
            List.of(JointType.FREE, JointType.BALL, JointType.SLIDE, JointType.HINGE);

    @ParameterizedTest
    @ValueSource(strings = {"arm", "vehicle"})
    void bodiesAndJointsAreThoseOfMujoco(String name) {
        Golden golden = new Golden(name);
        ModelSpec model = Robots.resource(name + ".urdf").spec();
        List<BodySpec> bodies = model.bodies();
        assertEquals(golden.text("body_names"), names(bodies, BodySpec::name));
        golden.compare("body_parentid", bodies, body -> List.of((double) body.parentIndex()));
        golden.compare("body_pos", bodies, body -> list(body.pose().position()));
        golden.compareRotations("body_quat", bodies, body -> body.pose().orientation());
        golden.compare("body_mass", bodies, body -> List.of(body.inertial().mass()));
        golden.compare("body_inertia", bodies, body -> list(body.inertial().moments()));
        golden.compare("body_ipos", bodies, body -> list(body.inertial().pose().position()));
        golden.compareRotations(
                "body_iquat", bodies, body -> body.inertial().pose().orientation());

        List<JointSpec> joints = model.joints();
        assertEquals(golden.text("joint_names"), names(joints, JointSpec::name));
        golden.compare("jnt_type", joints, joint -> List.of((double) TYPES.indexOf(joint.type())));
        golden.compare("jnt_bodyid", joints, joint -> List.of((double) joint.bodyIndex()));
        golden.compare("jnt_pos", joints, joint -> list(joint.position()));
        golden.compare("jnt_axis", joints, joint -> list(joint.axis()));
        golden.compare("jnt_range", joints, joint -> list(joint.range()));
        golden.compare("jnt_actfrcrange", joints, joint -> list(joint.actuatorForceRange()));
        golden.compare("dof_frictionloss", joints, joint -> perFreedom(joint, joint.frictionLoss()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arm", "vehicle"})
    void geometryIsThatOfMujoco(String name) {
        Golden golden = new Golden(name);
        ModelSpec model = Robots.resource(name + ".urdf").spec();
        List<GeomSpec> geoms = model.geoms();
        golden.compare("geom_bodyid", geoms, geom -> List.of((double) geom.bodyIndex()));
        golden.compare("geom_pos", geoms, geom -> list(geom.pose().position()));
        golden.compareRotations("geom_quat", geoms, geom -> geom.pose().orientation());
        golden.compare("geom_size", geoms, geom -> list(geom.size()));
        golden.compare(
                "geom_contype", geoms, geom -> List.of((double) geom.contact().type()));
        golden.compare(
                "geom_conaffinity",
                geoms,
                geom -> List.of((double) geom.contact().affinity()));
        golden.compare("geom_group", geoms, geom -> List.of((double) geom.group()));
        golden.compare("geom_rgba", geoms, geom -> list(geom.color()));
        golden.compare("geom_dataid", geoms, geom -> List.of((double) geom.meshIndex()));
        List<MeshSpec> meshes = model.assets().meshes();
        golden.compare("mesh_pos", meshes, mesh -> list(mesh.mesh().pose().position()));
        golden.compareRotations("mesh_quat", meshes, mesh -> mesh.mesh().pose().orientation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"arm", "vehicle"})
    void mimicsAreEqualitiesAsInMujoco(String name) {
        Golden golden = new Golden(name);
        List<EqualitySpec> equalities = Robots.resource(name + ".urdf").spec().equalities();
        golden.compare("eq_obj1id", equalities, equality -> List.of((double) equality.firstIndex()));
        golden.compare("eq_obj2id", equalities, equality -> List.of((double) equality.secondIndex()));
        double[] data = golden.numbers("eq_data");
        for (EqualitySpec equality : equalities) {
            for (int i = 0; i < 5; i++) {
                assertEquals(data[11 * equality.index() + i], equality.data().get(i), TOLERANCE);
            }
        }
    }

    /** The arrays of one robot. */
    private static final class Golden {
        private final Map<String, String> lines;

        Golden(String name) {
            lines = Robots.content(name + ".golden")
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(line -> line.split(" ", 2)[0], line -> (line + " ").split(" ", 2)[1]));
        }

        String text(String name) {
            return Objects.requireNonNull(lines.get(name), name).strip();
        }

        double[] numbers(String name) {
            String text = text(name);
            return text.isEmpty()
                    ? new double[0]
                    : Arrays.stream(text.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        }

        <E> void compare(String name, List<E> elements, Function<E, List<Double>> figures) {
            double[] own = elements.stream()
                    .map(figures)
                    .flatMap(Collection::stream)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            assertArrayEquals(numbers(name), own, TOLERANCE, name);
        }

        <E> void compareRotations(String name, List<E> elements, Function<E, Quaternion> rotations) {
            double[] expected = numbers(name);
            List<Double> own = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                Quaternion q = rotations.apply(elements.get(i));
                double product = q.w() * expected[4 * i]
                        + q.x() * expected[4 * i + 1]
                        + q.y() * expected[4 * i + 2]
                        + q.z() * expected[4 * i + 3];
                double sign = product < 0 ? -1 : 1;
                own.addAll(List.of(sign * q.w(), sign * q.x(), sign * q.y(), sign * q.z()));
            }
            double[] array = own.stream().mapToDouble(Double::doubleValue).toArray();
            assertArrayEquals(expected, array, TOLERANCE, name);
        }
    }

    private static <E> String names(List<E> elements, Function<E, String> name) {
        return elements.stream().map(name).collect(Collectors.joining(" "));
    }

    private static List<Double> perFreedom(JointSpec joint, double value) {
        return Collections.nCopies(joint.type().velocityCount(), value);
    }

    private static List<Double> list(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<Double> list(Range range) {
        return List.of(range.minimum(), range.maximum());
    }

    private static List<Double> list(Color color) {
        return List.of(color.red(), color.green(), color.blue(), color.alpha());
    }
}
