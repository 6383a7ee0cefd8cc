package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.Problem;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.CameraMode;
import sinew.assets.model.CameraSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.LengthRangeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.Range;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SizeSpec;
import sinew.assets.model.SpringDamper;

/** What the comparison with MuJoCo's arrays does not show: sizes, custom data, words that are kept, and order in paths. */
class MjcfElementsTest {
    private static final String ARM =
            "<worldbody><site name='s'/><site name='r'/><body name='b'><joint name='j' range='-90 90'/>"
                    + "<geom name='ball' size='1'/><geom name='box' type='box' size='1 1 1'/></body></worldbody>";

    @ParameterizedTest
    @CsvSource({"1024, 1024", "3K, 3072", "2m, 2097152", "-1, -1"})
    void memoryHasUnits(String text, long bytes) {
        SizeSpec sizes = Models.read("<size memory='" + text + "' nconmax='7' nkey='3'/>")
                .sizes();
        assertEquals(new SizeSpec(7, -1, bytes), sizes);
    }

    @Test
    void customDataIsKept() {
        ModelSpec model = Models.read(
                "<custom><numeric name='n' size='3' data='1 2'/><text name='t' data='some words'/></custom>");
        assertEquals(
                List.of(1.0, 2.0, 0.0), model.custom().numerics().getFirst().data());
        assertEquals("some words", model.custom().texts().getFirst().text());
    }

    @Test
    void optionsOfContactsLengthsAndGroupsAreRead() {
        ModelSpec model = Models.read("<option actuatorgroupdisable='1 4' o_margin='0.1' o_solref='0.3'/>"
                + "<compiler><lengthrange mode='all' uselimit='true' accel='5'/></compiler>");
        assertEquals(Set.of(1, 4), model.options().disabledActuatorGroups());
        assertEquals(0.1, model.options().contactOverride().margin());
        assertEquals(0.3, model.options().contactOverride().reference().first());
        assertEquals(LengthRangeSpec.Actuators.ALL, model.lengthRanges().actuators());
        assertTrue(model.lengthRanges().useLimits());
        assertEquals(5, model.lengthRanges().acceleration());
    }

    @Test
    void camerasKnowTheirTargets() {
        ModelSpec model = Models.world("<body name='a'/><camera mode='targetbody' target='a' fovy='90'/>"
                + "<camera projection='orthographic' fovy='3'/>");
        CameraSpec first = model.cameras().getFirst();
        assertEquals(CameraMode.TARGET_BODY, first.mode());
        assertEquals(1, first.targetBodyIndex());
        assertEquals(Math.PI / 2, first.fieldOfView(), 1e-12);
        assertTrue(model.cameras().get(1).orthographic());
        assertEquals(3, model.cameras().get(1).fieldOfView());
    }

    @Test
    void springDampersAreKeptForThePhysics() {
        ModelSpec model =
                Models.world("<body><joint springdamper='0.1 0.7'/><joint axis='1 0 0'/><geom size='1'/></body>");
        assertEquals(new SpringDamper(0.1, 0.7), model.joints().getFirst().springDamper());
        assertEquals(SpringDamper.NONE, model.joints().get(1).springDamper());
    }

    @Test
    void actuatorsOnOtherThingsThanJointsHaveNone() {
        ModelSpec model =
                Models.read(ARM + "<actuator><motor site='s' refsite='r'/><adhesion body='b' ctrlrange='0 1'/>"
                        + "<muscle joint='j'/></actuator>");
        ActuatorSpec site = model.actuators().getFirst();
        assertEquals(-1, site.jointIndex());
        assertEquals(1, site.referenceIndex());
        assertTrue(model.actuators().get(1).controlLimited());
        ActuatorSpec muscle = model.actuators().get(2);
        assertEquals(0, muscle.jointIndex());
        assertEquals(Range.NONE, muscle.lengthRange());
        assertEquals(1, model.activationCount());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        <size nuser_jnt='-2'/> | size.nuser_jnt
        <worldbody><body><freejoint/><inertial pos='0 0 0' mass='1' quat='1 0 0 0' fullinertia='1 1 1 0 0 0'/></body></worldbody> | inertial.fullinertia
        """)
    void whatContradictsItselfIsRefused(String xml, String field) {
        assertEquals(field, Models.errors(xml).getFirst().field());
    }

    @Test
    void contactSensorsCountTheirNumbers() {
        SensorSpec sensor = Models.read(ARM
                        + "<sensor><contact geom1='ball' num='2' data='found force dist' reduce='maxforce'/></sensor>")
                .sensors()
                .getFirst();
        assertEquals(10, sensor.dimension());
        assertEquals(List.of(0b1011, 2, 2), sensor.parameters());
        assertEquals(ObjectType.GEOM, sensor.objectType());
        assertEquals(ObjectType.NONE, sensor.referenceType());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        <site site='s'/> | spatial.site | needs a site or geom before or after it.
        <site site='s'/><site site='s'/> | spatial.site | is the same site as the one before; remove one of them.
        <site site='s'/><geom geom='ball'/> | spatial.geom | needs a site before and a site after it.
        <site site='s'/><site site='r'/><pulley divisor='2'/> | spatial.pulley | needs a site after it.
        <site site='s'/><geom geom='box'/><site site='r'/> | geom.geom | is a BOX; a tendon can only run round spheres and cylinders.
        <site site='s'/><site site='r'/><pulley divisor='0'/><site site='s'/><site site='r'/> | pulley.divisor | is 0.0, expected more than 0.
        """)
    void pathsOfTendonsHaveAnOrder(String path, String field, String text) {
        Problem problem = Models.errors(ARM + "<tendon><spatial>" + path + "</spatial></tendon>")
                .getFirst();
        assertEquals(field, problem.field());
        assertEquals(text, problem.text());
    }

    @Test
    void visualGeomsAreDiscardedUnlessSomethingRefersToThem() {
        ModelSpec model = Models.read("<compiler discardvisual='true'/><worldbody>"
                + "<geom name='seen' size='1' contype='0' conaffinity='0'/>"
                + "<geom name='used' size='1' contype='0' conaffinity='0'/><geom name='felt' size='1'/></worldbody>"
                + "<sensor><framepos objtype='geom' objname='used'/></sensor>");
        assertEquals(
                List.of("used", "felt"),
                model.geoms().stream().map(GeomSpec::name).toList());
    }

    @Test
    void shortKeyframesAreFilledWithAWarning() {
        ReadResult result =
                Models.result("<worldbody><body><joint ref='90'/><joint axis='1 0 0' ref='45'/><geom size='1'/>"
                        + "</body></worldbody><keyframe><key qpos='1'/></keyframe>");
        KeyframeSpec key = result.spec().keyframes().getFirst();
        assertEquals(List.of(1.0, Math.PI / 4), key.positions());
        assertEquals("key.qpos", result.warnings().getFirst().field());
    }
}
