package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sinew.assets.mjcf.Models.assertNear;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.model.Color;
import sinew.assets.model.ConstraintSolver;
import sinew.assets.model.ContactExclusion;
import sinew.assets.model.Friction;
import sinew.assets.model.FrictionCone;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.Integrator;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Range;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.Vector3;

/** Each feature of the format in its smallest form. */
class MjcfFeaturesTest {
    private static final double DEGREE = Math.PI / 180;

    @Test
    void aRangeTheWrongWayRoundIsNotKept() {
        ReadResult result = new MjcfReader()
                .readText(
                        "m.xml",
                        "<mujoco><worldbody><body><joint name='a' range='20 10'/><geom size='1'/></body></worldbody>"
                                + "</mujoco>");
        assertFalse(result.spec().joint("a").limited());
        assertEquals(
                "m.xml:1: joint.range: is \"20 10\" and not kept, as in MuJoCo: the smaller value comes first, then the"
                        + " larger one.",
                result.warnings().getFirst().toString());
    }

    @Test
    void rangesMayBeInfinite() {
        ModelSpec model = new MjcfReader()
                .readText(
                        "m.xml",
                        "<mujoco><worldbody><body><joint name='a' range='-inf inf'/><joint name='b' axis='1 0 0'"
                                + " range='-90 inf'/><geom size='1'/></body></worldbody><actuator>"
                                + "<motor joint='a' ctrllimited='true' ctrlrange='-inf +inf' forcerange='-inf 2'/>"
                                + "</actuator></mujoco>")
                .spec();
        assertFalse(model.joint("a").limited());
        assertTrue(model.joint("b").limited());
        assertEquals(-Math.PI / 2, model.joint("b").range().minimum(), 1e-12);
        assertTrue(model.joint("b").range().maximum() > 1e28);
        assertFalse(model.actuators().getFirst().controlLimited());
        assertEquals(2, model.actuators().getFirst().forceRange().maximum());
    }

    @Test
    void emptyModelIsTheWorld() {
        ModelSpec model = Models.read("");
        assertEquals(1, model.bodies().size());
        assertEquals("world", model.bodies().getFirst().name());
        assertEquals(SimulationOptions.STANDARD, model.options());
    }

    @Test
    void optionsAreRead() {
        SimulationOptions options = Models.read(
                        "<option timestep='0.01' gravity='1 2 3' integrator='implicitfast' cone='elliptic' impratio='10'"
                                + " solver='CG' iterations='7' wind='1 0 0' density='1.2' viscosity='1e-5'>"
                                + "<flag contact='disable' energy='enable' eulerdamp='disable'/></option>"
                                + "<option timestep='0.02'/>")
                .options();
        assertEquals(0.02, options.timestep());
        assertEquals(new Vector3(1, 2, 3), options.gravity());
        assertEquals(Integrator.IMPLICITFAST, options.integrator());
        assertEquals(FrictionCone.ELLIPTIC, options.cone());
        assertEquals(10, options.frictionImpedanceRatio());
        assertEquals(ConstraintSolver.CG, options.solver());
        assertEquals(7, options.iterations());
        assertEquals(1.2, options.mediumDensity());
        assertFalse(options.isOn(OptionFlag.CONTACT));
        assertFalse(options.isOn(OptionFlag.EULERDAMP));
        assertTrue(options.isOn(OptionFlag.ENERGY));
        assertTrue(options.isOn(OptionFlag.GRAVITY));
    }

    @Test
    void statisticsGiveTheScaleOfTheSolver() {
        assertEquals(
                3,
                Models.read("<statistic extent='2' meaninertia='3'/>").options().meanInertia());
        assertEquals(0, Models.read("<statistic extent='2'/>").options().meanInertia());
    }

    @ParameterizedTest
    @CsvSource({
        "quat='0 0 0 3', 0 0 0 1",
        "axisangle='0 0 5 90', 0.70710678118654752 0 0 0.70710678118654752",
        "euler='90 0 0', 0.70710678118654752 0.70710678118654752 0 0",
        "xyaxes='0 1 0 -2 7 0', 0.70710678118654752 0 0 0.70710678118654752",
        "zaxis='0 -1 0', 0.70710678118654752 0.70710678118654752 0 0",
        "zaxis='0 0 -1', 0 1 0 0"
    })
    void orientationsAreQuaternions(String written, String expected) {
        String[] q = expected.split(" ", -1);
        Quaternion wanted = new Quaternion(
                Double.parseDouble(q[0]), Double.parseDouble(q[1]), Double.parseDouble(q[2]), Double.parseDouble(q[3]));
        assertNear(
                wanted,
                Models.world("<body " + written + "/>").bodies().get(1).pose().orientation());
    }

    @Test
    void eulerSequencesTurnAboutMovingOrFixedAxes() {
        Quaternion x = Quaternion.ofAxisAngle(Vector3.UNIT_X, 0.1);
        Quaternion y = Quaternion.ofAxisAngle(Vector3.UNIT_Y, 0.2);
        Quaternion z = Quaternion.ofAxisAngle(Vector3.UNIT_Z, 0.3);
        assertNear(x.times(y).times(z), euler("xyz", "0.1 0.2 0.3"));
        assertNear(z.times(y).times(x), euler("zyx", "0.3 0.2 0.1"));
        assertNear(z.times(y).times(x), euler("XYZ", "0.1 0.2 0.3"));
        assertNear(y.times(x).times(z), euler("xYz", "0.1 0.2 0.3"));
    }

    private static Quaternion euler(String sequence, String angles) {
        return Models.read("<compiler angle='radian' eulerseq='%s'/><worldbody><body euler='%s'/></worldbody>"
                        .formatted(sequence, angles))
                .bodies()
                .get(1)
                .pose()
                .orientation();
    }

    @Test
    void jointsAreRead() {
        JointSpec joint = joint(
                "type='hinge' name='j' pos='1 2 3' axis='0 3 4' range='-90 45' damping='0.1' stiffness='2'"
                        + " springref='10' ref='20' armature='0.3' frictionloss='0.4' actuatorfrcrange='-5 6' margin='0.01'");
        assertEquals(JointType.HINGE, joint.type());
        assertNear(new Vector3(0, 0.6, 0.8), joint.axis());
        assertTrue(joint.limited());
        assertEquals(-90 * DEGREE, joint.range().minimum(), 1e-15);
        assertEquals(10 * DEGREE, joint.springReference(), 1e-15);
        assertEquals(20 * DEGREE, joint.reference(), 1e-15);
        assertTrue(joint.actuatorForceLimited());
        assertEquals(new Range(-5, 6), joint.actuatorForceRange());
        assertEquals(0.4, joint.frictionLoss());
    }

    @Test
    void lengthsOfSlidesAreNoAngles() {
        JointSpec joint = joint("type='slide' range='-1 2' ref='3' springref='4'");
        assertEquals(new Range(-1, 2), joint.range());
        assertEquals(3, joint.reference());
        assertEquals(4, joint.springReference());
    }

    @Test
    void statedFalseWinsOverTheRange() {
        assertFalse(joint("range='-1 2' limited='false'").limited());
        assertFalse(joint("").limited());
    }

    private static JointSpec joint(String attributes) {
        return Models.world("<body><joint " + attributes + "/><geom size='1'/></body>")
                .joints()
                .getFirst();
    }

    @Test
    void elementsAreNumberedDepthFirst() {
        ModelSpec model = Models.world("<body name='a'><body name='b'><joint name='2'/><geom size='1'/></body>"
                + "<frame><body name='c'><joint name='3'/><geom size='1'/></body></frame>"
                + "<joint name='1'/><geom size='1'/></body><geom size='1'/>");
        assertEquals(
                List.of(0, 0, 1, 1),
                model.bodies().stream().map(b -> b.parentIndex()).toList());
        assertEquals(
                List.of("1", "2", "3"),
                model.joints().stream().map(j -> j.name()).toList());
        for (int i = 0; i < 4; i++) {
            assertEquals(i, model.bodies().get(i).index());
            assertEquals(i, model.geoms().get(i).index());
            assertEquals(i, model.geoms().get(i).bodyIndex());
        }
    }

    @Test
    void framesMoveWhatIsInThem() {
        ModelSpec model = Models.world("<frame pos='1 0 0' euler='0 0 90'><frame pos='1 0 0'><body pos='0 1 0'/>"
                + "<geom size='1'/></frame></frame>");
        assertNear(new Vector3(0, 1, 0), model.bodies().get(1).pose().position());
        assertNear(new Vector3(1, 1, 0), model.geoms().getFirst().pose().position());
    }

    @Test
    void endsGivePoseAndLength() {
        GeomSpec capsule = Models.world("<geom type='capsule' size='0.1' fromto='0 0 0 2 0 0'/>")
                .geoms()
                .getFirst();
        assertNear(new Vector3(0.1, 1, 0), capsule.size());
        assertNear(new Vector3(1, 0, 0), capsule.pose().position());
        assertNear(new Vector3(-1, 0, 0), capsule.pose().orientation().rotate(Vector3.UNIT_Z));
        GeomSpec box = Models.world("<geom type='box' size='0.1' fromto='0 0 0 0 0 2'/>")
                .geoms()
                .getFirst();
        assertNear(new Vector3(0.1, 0.1, 1), box.size());
        assertEquals(GeomType.BOX, box.type());
    }

    @Test
    void classesInheritAndTheNearestWins() {
        ModelSpec model = Models.read("<default><geom size='1' density='1'/><default class='a'><geom size='2'/>"
                + "<default class='b'><geom density='3'/></default></default></default>"
                + "<worldbody><geom/><body childclass='a'><geom/><geom class='b'/><body><geom/></body>"
                + "<body childclass='main'><geom/></body></body></worldbody>");
        List<Double> sizes = model.geoms().stream().map(geom -> geom.size().x()).toList();
        assertEquals(List.of(1.0, 2.0, 2.0, 2.0, 1.0), sizes);
        assertEquals(
                3 * PrimitiveMass.volume(GeomType.SPHERE, new Vector3(2, 0, 0)),
                model.geoms().get(2).mass(),
                1e-12);
    }

    @Test
    void shortVectorsReplaceOnlyTheirFirstNumbers() {
        GeomSpec geom = Models.read(
                        "<default><geom friction='2 3 4'/></default><worldbody><geom size='1' friction='9'/>"
                                + "</worldbody>")
                .geoms()
                .getFirst();
        assertEquals(new Friction(9, 3, 4), geom.contact().friction());
    }

    @Test
    void freeJointElementTakesNoDefaults() {
        ModelSpec model =
                Models.read("<default><joint damping='5'/></default><worldbody><body><freejoint/><geom size='1'/>"
                        + "</body><body><joint type='free'/><geom size='1'/></body></worldbody>");
        assertEquals(0, model.joints().get(0).damping());
        assertEquals(5, model.joints().get(1).damping());
    }

    @Test
    void materialsGiveColourUnlessTheGeomHasItsOwn() {
        ModelSpec model = Models.read(
                "<asset><material name='red' rgba='1 0 0 1'/></asset><worldbody>"
                        + "<geom size='1' material='red'/><geom size='1' material='red' rgba='0 1 0 1'/><geom size='1'/></worldbody>");
        assertEquals(
                List.of(new Color(1, 0, 0, 1), new Color(0, 1, 0, 1), Color.GRAY),
                model.geoms().stream().map(GeomSpec::color).toList());
    }

    @Test
    void exclusionsPointToBodies() {
        ContactExclusion exclusion = Models.read("<contact><exclude body1='b' body2='a'/></contact>"
                        + "<worldbody><body name='a'/><body name='b'/></worldbody>")
                .exclusions()
                .getFirst();
        assertEquals(2, exclusion.firstBodyIndex());
        assertEquals(1, exclusion.secondBodyIndex());
    }

    @Test
    void keyframesAreFilledAndNormalised() {
        ModelSpec model = Models.read("<worldbody><body pos='1 2 3'><freejoint/><geom size='1'/></body></worldbody>"
                + "<keyframe><key name='k' time='2' qpos='0 0 0 0 0 0 9'/><key/></keyframe>");
        KeyframeSpec stated = model.keyframes().get(0);
        assertEquals(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0), stated.positions());
        assertEquals(
                List.of(1.0, 2.0, 3.0, 1.0, 0.0, 0.0, 0.0),
                model.keyframes().get(1).positions());
        assertEquals(6, stated.velocities().size());
    }

    @Test
    void sectionsMayBeRepeated() {
        ModelSpec model = Models.read("<worldbody><body name='a'/></worldbody><worldbody><body name='b'/></worldbody>");
        assertEquals(3, model.bodies().size());
    }

    @Test
    void namesAreFoundOrAnswered() {
        ModelSpec model = Models.world("<body name='a'/>");
        assertEquals(1, model.body("a").index());
        String message = assertThrows(NoSuchElementException.class, () -> model.body("x"))
                .toString();
        assertTrue(message.contains("has no body \"x\"; it has [world, a]."), message);
    }
}
