package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.Color;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Range;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.SolverImpedance;
import sinew.assets.model.SolverReference;
import sinew.assets.model.Vector3;

/** Compares what the reader makes of a model that uses nearly everything with what MuJoCo's own compiler makes of it. */
class MujocoGoldenTest {
    private static final double TOLERANCE = 1e-10;

    private final ModelSpec model = new MjcfReader()
            .readText("everything.xml", resource("everything.xml"))
            .spec();
    private final Map<String, double[]> golden = resource("everything.golden")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toMap(line -> line.split(" ", 2)[0], MujocoGoldenTest::numbers));

    @Test
    void bodiesAreThoseOfMujoco() {
        List<BodySpec> bodies = model.bodies();
        compare("body_parentid", bodies, body -> List.of((double) body.parentIndex()));
        compare("body_pos", bodies, body -> list(body.pose().position()));
        compareRotations("body_quat", bodies, body -> body.pose().orientation());
        compare("body_mass", bodies, body -> List.of(body.inertial().mass()));
        compare("body_inertia", bodies, body -> list(body.inertial().moments()));
        compare("body_ipos", bodies, body -> list(body.inertial().pose().position()));
        compare("body_gravcomp", bodies, body -> List.of(body.gravityCompensation()));
    }

    @Test
    void inertiasAreThoseOfMujocoAsMatrices() {
        double[] rotations = golden("body_iquat");
        double[] moments = golden("body_inertia");
        for (BodySpec body : model.bodies()) {
            int i = body.index();
            Quaternion rotation = quaternion(rotations, i);
            Vector3 expected = new Vector3(moments[3 * i], moments[3 * i + 1], moments[3 * i + 2]);
            InertiaMatrix own =
                    matrix(body.inertial().pose().orientation(), body.inertial().moments());
            InertiaMatrix theirs = matrix(rotation, expected);
            double scale = Math.max(1e-9, expected.length());
            assertArrayEquals(entries(theirs, scale), entries(own, scale), 1e-9, "inertia of body " + i);
        }
    }

    @Test
    void jointsAreThoseOfMujoco() {
        List<JointSpec> joints = model.joints();
        compare("jnt_bodyid", joints, joint -> List.of((double) joint.bodyIndex()));
        compare("jnt_pos", joints, joint -> list(joint.position()));
        compare("jnt_axis", joints, joint -> list(joint.axis()));
        compare("jnt_stiffness", joints, joint -> List.of(joint.stiffness()));
        compare("jnt_solref", joints, joint -> list(joint.limitReference()));
        compare("dof_damping", joints, joint -> perFreedom(joint, joint.damping()));
        compare("dof_armature", joints, joint -> perFreedom(joint, joint.armature()));
        compare("dof_frictionloss", joints, joint -> perFreedom(joint, joint.frictionLoss()));
        compare("qpos0", List.of(model), ModelSpec::initialPositions);
        double[] ranges = golden("jnt_range");
        for (JointSpec joint : joints) {
            if (joint.limited()) {
                assertEquals(ranges[2 * joint.index()], joint.range().minimum(), TOLERANCE, joint.name());
                assertEquals(ranges[2 * joint.index() + 1], joint.range().maximum(), TOLERANCE, joint.name());
            }
        }
    }

    @Test
    void geomsAndSitesAreThoseOfMujoco() {
        List<GeomSpec> geoms = model.geoms();
        compare("geom_bodyid", geoms, geom -> List.of((double) geom.bodyIndex()));
        compare("geom_pos", geoms, geom -> list(geom.pose().position()));
        compareRotations("geom_quat", geoms, geom -> geom.pose().orientation());
        compare("geom_size", geoms, geom -> list(geom.size()));
        compare("geom_contype", geoms, geom -> List.of((double) geom.contact().type()));
        compare(
                "geom_conaffinity",
                geoms,
                geom -> List.of((double) geom.contact().affinity()));
        compare("geom_condim", geoms, geom -> List.of((double) geom.contact().dimensions()));
        compare("geom_group", geoms, geom -> List.of((double) geom.group()));
        compare("geom_friction", geoms, MujocoGoldenTest::friction);
        compare("geom_solref", geoms, geom -> list(geom.contact().reference()));
        compare("geom_solimp", geoms, geom -> list(geom.contact().impedance()));
        compare("geom_margin", geoms, geom -> List.of(geom.contact().margin()));
        compareColors(geoms);
        List<SiteSpec> sites = model.sites();
        compare("site_pos", sites, site -> list(site.pose().position()));
        compareRotations("site_quat", sites, site -> site.pose().orientation());
    }

    @Test
    void actuatorsAndKeyframesAreThoseOfMujoco() {
        List<ActuatorSpec> actuators = model.actuators();
        compare("actuator_gear", actuators, ActuatorSpec::gear);
        compare("actuator_ctrlrange", actuators, actuator -> list(actuator.controlRange()));
        compare("actuator_forcerange", actuators, actuator -> list(actuator.forceRange()));
        compare("actuator_gainprm", actuators, actuator -> actuator.gainParameters());
        compare("actuator_biasprm", actuators, actuator -> actuator.biasParameters());
        compare("key_qpos", model.keyframes(), key -> key.positions());
        compare("key_ctrl", model.keyframes(), key -> key.controls());
    }

    private <T> void compare(String array, List<T> elements, Function<T, List<Double>> numbers) {
        double[] actual = elements.stream()
                .map(numbers)
                .flatMap(Collection::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertArrayEquals(golden(array), actual, TOLERANCE, array);
    }

    private <T> void compareRotations(String array, List<T> elements, Function<T, Quaternion> rotation) {
        for (int i = 0; i < elements.size(); i++) {
            Models.assertNear(quaternion(golden(array), i), rotation.apply(elements.get(i)));
        }
    }

    /** MuJoCo keeps colours in single precision. */
    private void compareColors(List<GeomSpec> geoms) {
        double[] colors = golden("geom_rgba");
        for (GeomSpec geom : geoms) {
            Color color = geom.color();
            double[] actual = {color.red(), color.green(), color.blue(), color.alpha()};
            double[] expected = Arrays.copyOfRange(colors, 4 * geom.index(), 4 * geom.index() + 4);
            assertArrayEquals(expected, actual, 1e-6, "colour of geom " + geom.index());
        }
    }

    private double[] golden(String array) {
        return Objects.requireNonNull(golden.get(array), array);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ", -1))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static Quaternion quaternion(double[] numbers, int index) {
        int at = 4 * index;
        return new Quaternion(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
    }

    private static InertiaMatrix matrix(Quaternion orientation, Vector3 moments) {
        return InertiaMatrix.about(Vector3.ZERO, 0, new Pose(Vector3.ZERO, orientation), moments);
    }

    private static double[] entries(InertiaMatrix m, double scale) {
        return new double[] {
            m.xx() / scale, m.yy() / scale, m.zz() / scale, m.xy() / scale, m.xz() / scale, m.yz() / scale
        };
    }

    private static List<Double> list(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<Double> list(Range range) {
        return List.of(range.minimum(), range.maximum());
    }

    private static List<Double> list(SolverReference reference) {
        return List.of(reference.first(), reference.second());
    }

    private static List<Double> list(SolverImpedance i) {
        return List.of(i.minimum(), i.maximum(), i.width(), i.midpoint(), i.power());
    }

    private static List<Double> friction(GeomSpec geom) {
        var friction = geom.contact().friction();
        return List.of(friction.sliding(), friction.torsional(), friction.rolling());
    }

    private static List<Double> perFreedom(JointSpec joint, double value) {
        return Collections.nCopies(joint.type().velocityCount(), value);
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(MujocoGoldenTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
