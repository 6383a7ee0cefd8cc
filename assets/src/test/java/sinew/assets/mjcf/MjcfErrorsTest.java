package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sinew.assets.mjcf.Models.errors;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.Problem;

/** What people get to read about broken models: place, cause and what to do. */
class MjcfErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        <joint dampng='1'/> | joint.dampng | unknown attribute "dampng"; did you mean "damping"?
        <jiont/> | body.jiont | unknown element "jiont"; did you mean "joint"?
        <joint damping='1.0 abc'/> | joint.damping | "abc" is not a finite number (number 2 of "1.0 abc").
        <joint damping='fast'/> | joint.damping | "fast" is not a finite number.
        <joint damping='0x10'/> | joint.damping | "0x10" is not a finite number.
        <joint damping='1d'/> | joint.damping | "1d" is not a finite number.
        <joint damping='NaN'/> | joint.damping | "NaN" is not a finite number.
        <joint damping='1e999'/> | joint.damping | "1e999" is not a finite number.
        <joint damping='-1'/> | joint.damping | is -1.0, expected 0 or more.
        <joint damping=''/> | joint.damping | has 0 numbers, expected 1 to 3.
        <joint axis='1 0'/> | joint.axis | has 2 numbers, expected 3.
        <joint axis='0 0 0'/> | joint.axis | has length 0; give the direction of the motion.
        <joint type='revolute'/> | joint.type | unknown word "revolute"; expected one of ball, free, hinge, slide.
        <joint type='hing'/> | joint.type | unknown word "hing"; did you mean "hinge"?
        <joint limited='true' range='20 10'/> | joint.range | is "20 10", expected the smaller value first, then the larger one.
        <joint limited='true'/> | joint.range | is "", expected the smaller value first, then the larger one.
        <joint type='ball' range='10 20'/> | joint.range | of a ball joint is "0 angle"; the first number must be 0.
        <joint class='arm'/> | joint.class | there is no default class "arm"; expected one of main.
        <joint springdamper='1 -1'/> | joint.springdamper | needs a time constant and a damping ratio, both above 0.
        <joint stiffness='1 2 3 4'/> | joint.stiffness | has 4 numbers, expected 1 to 3.
        <geom type='mesh' mesh='m'/> | geom.mesh | there is no mesh "m".
        <geom type='sdf'/> | geom.type | signed distance fields are not supported; use a mesh.
        <geom type='hfield' hfield='h'/> | geom.hfield | there is no height field "h".
        <geom type='box' size='1 2'/> | geom.size | is "1 2"; a box needs half extents along x, y and z, above 0.
        <geom/> | geom.size | missing; a sphere needs a radius above 0.
        <geom type='sphere' size='1' fromto='0 0 0 1 1 1'/> | geom.fromto | needs the type capsule, cylinder, ellipsoid or box.
        <geom type='capsule' size='1' fromto='1 1 1 1 1 1'/> | geom.fromto | the two ends are the same point.
        <geom type='capsule' size='1' fromto='0 0 0 1 1 1' pos='1 2 3'/> | geom.pos | the pose is already given by "fromto"; keep one of the two.
        <geom size='1' quat='0 0 0 0'/> | geom.quat | "0 0 0 0" is no orientation: the length of a vector is zero.
        <geom size='1' quat='1 0 0 0' euler='1 2 3'/> | geom.euler | the orientation is already given by "quat"; keep one of the two.
        <geom size='1' condim='2'/> | geom.condim | is 2, expected 1, 3, 4 or 6.
        <geom size='1' group='1.5'/> | geom.group | is 1.5, expected a whole number.
        <geom size='1' rgba='1 0 0 2'/> | geom.rgba | is "1 0 0 2", expected red, green, blue and alpha from 0 to 1.
        <geom size='1' material='gold'/> | geom.material | there is no material "gold".
        <geom size='1' fluidshape='elipsoid'/> | geom.fluidshape | unknown word "elipsoid"; did you mean "ellipsoid"?
        <geom size='1' adhesion='1'/> | geom.adhesion | "1" is not understood, only 0: adhesion of surfaces is not supported yet; use an adhesion actuator.
        <inertial mass='1'/> | inertial.pos | missing; give the centre of mass in the body's frame, in m.
        <composite type='cable'/> | composite | not supported, and it changes the motion; write the bodies out.
        <replicate count='2'><joint/></replicate> | joint | it would belong to the outer body; put it into a body of its own inside of replicate.
        """)
    void isNamedWithItsFieldAndWhatToDo(String content, String field, String text) {
        Problem first = errors("<worldbody>\n<body>\n" + content + "\n</body></worldbody>")
                .getFirst();
        assertEquals("model.xml", first.location().file());
        assertEquals(4, first.location().line());
        assertEquals(field, first.field());
        assertEquals(text, first.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        <equality><weld/></equality> | weld.body1 | missing; name a body.
        <equality><connect body1='world' body2='world'/></equality> | connect.anchor | missing; give the point in the frame of body1, or connect two sites.
        <equality><flex/></equality> | flex | soft bodies are not supported, and they change the motion.
        <tendon><fixed/></tendon> | fixed | the tendon is empty; add joints to it, or sites and geoms.
        <tendon><spatial><site site='a'/></spatial></tendon> | site.site | there is no site "a".
        <deformable/> | deformable | soft bodies and plugins are not supported, and they change the motion; remove the section.
        <asset><mesh name='m'/></asset> | mesh.vertex | the mesh has neither a file nor vertices; give one of the two.
        <asset><mesh vertex='0 0 0'/></asset> | mesh.name | missing; give the mesh a name.
        <asset><hfield name='h' nrow='2' ncol='2'/></asset> | hfield.size | missing; give radii along x and y, elevation and thickness of the base, in m.
        <visual><map zner='1'/></visual> | map.zner | unknown attribute "zner"; did you mean "znear"?
        <worldbody><light dirr='1 0 0'/></worldbody> | light.dirr | unknown attribute "dirr"; did you mean "dir"?
        <statistic extend='1'/> | statistic.extend | unknown attribute "extend"; did you mean "extent"?
        <wordbody/> | mujoco.wordbody | unknown element "wordbody"; did you mean "worldbody"?
        <compiler coordinate='global'/> | compiler.coordinate | "global" is not understood, only local: global coordinates are no longer part of MJCF; load and save the model in MuJoCo 2.3.3 or older.
        <compiler eulerseq='xyw'/> | compiler.eulerseq | is "xyw", expected three of x, y, z (moving axes) or X, Y, Z (fixed axes).
        <option timestep='0'/> | option.timestep | is 0.0, expected more than 0 seconds.
        <option integrator='euler'/> | option.integrator | unknown word "euler"; did you mean "Euler"?
        <option><flag gravity='off'/></option> | flag.gravity | unknown word "off"; expected one of disable, enable.
        <option><flag passive='disable'/></option> | flag.passive | it was split in MuJoCo 3.3; write the flags "spring" and "damper" instead.
        <default class='x'/> | default.class | the outermost class is always "main"; put <default class="x"> inside of another <default>.
        <default><default/></default> | default.class | missing; a default inside of another one needs a class.
        <default><default class='a'/><default class='a'/></default> | default.class | the class "a" exists already; rename it.
        <default><jont/></default> | default.jont | unknown element "jont"; did you mean "joint"?
        <actuator><motor/></actuator> | motor.joint | missing; name a joint.
        <actuator><motor joint='knee'/></actuator> | motor.joint | there is no joint "knee".
        <actuator><motor tendon='t'/></actuator> | motor.tendon | there is no tendon "t".
        <actuator><motor site='s' joint='j'/></actuator> | motor.site | the target is already given by "joint"; keep one of the two.
        <sensor><clock delay='0.1' nsample='3'/></sensor> | clock.delay | "0.1" is not understood, only 0: delayed sensors are not supported yet.
        <actuator><dcmotor/></actuator> | dcmotor | not supported yet, and it changes the motion; use position, velocity, motor or general.
        <sensor><framepos objname='world'/></sensor> | framepos.objtype | missing; say what kind of element it is: body, xbody, geom, site or camera.
        <sensor><jointpos joint='a'/></sensor> | jointpos.joint | there is no joint "a".
        <size memory='many'/> | size.memory | is "many", expected bytes with an optional K, M, G, T, P or E, for example 16M.
        <custom><numeric name='n'/></custom> | numeric.data | the count is 0 and 0 are given, expected 1 to 500 and no more given than that.
        <actuator><muscle joint='j' range='1 0'/></actuator> | muscle.joint | there is no joint "j".
        <contact><pair geom1='a' geom2='b'/></contact> | pair.geom1 | there is no geom "a".
        <contact><exclude body1='world' body2='wrld'/></contact> | exclude.body2 | there is no body "wrld"; did you mean "world"?
        <keyframe><key qpos='1 2'/></keyframe> | key.qpos | has 2 numbers, but the model has 0 joint positions (free 7, ball 4).
        <worldbody><joint/></worldbody> | joint | the world does not move; put the joint into a body.
        <worldbody><body><joint/></body></worldbody> | body.inertial | a moving body needs mass and inertia; add a geom with mass or an <inertial>, or set boundmass and boundinertia in compiler.
        <worldbody><body><body><freejoint/><geom size='1'/></body></body></worldbody> | joint.type | only bodies directly in the world can have a free joint.
        <worldbody><body><freejoint/><joint/><geom size='1'/></body></worldbody> | body.joint | the body has 7 degrees of freedom; 6 are the most.
        <worldbody><body><joint type='ball'/><joint type='slide'/><joint/><geom size='1'/></body></worldbody> | joint.type | a ball joint must be the last rotation of its body; put this joint before it, or on a body of its own.
        <worldbody><body mocap='true'><joint/><geom size='1'/></body></worldbody> | body.mocap | only a body without joints directly in the world can be a mocap body.
        <worldbody><body><joint/><geom type='plane' size='1 1 1'/><geom size='1'/></body></worldbody> | geom.type | a plane cannot move; put it into the world or use a thin box.
        <worldbody><body name='a'/><body name='a'/></worldbody> | body.name | there is already a body "a" (model.xml:2); rename one of them.
        <worldbody><body childclass='a'/></worldbody> | body.childclass | there is no default class "a"; expected one of main.
        """)
    void inAnySectionIsNamed(String content, String field, String text) {
        Problem first = errors(content).getFirst();
        assertEquals(2, first.location().line());
        assertEquals(field, first.field());
        assertEquals(text, first.text());
    }

    @Test
    void rangeWithoutWordOnLimitsNeedsAutomaticLimits() {
        String text = errors(
                        "<compiler autolimits='false'/><worldbody><body><joint range='0 1'/><geom size='1'/></body>"
                                + "</worldbody>")
                .getFirst()
                .text();
        assertTrue(text.contains("limited=\"true\" or \"false\""), text);
    }

    @Test
    void severalErrorsComeTogetherInTheOrderOfTheFile() {
        List<Problem> problems =
                errors("<option timestep='x'/>\n<worldbody>\n<body>\n<geom size='y'/>\n</body>\n</worldbody>\n"
                        + "<actuator>\n<motor joint='z'/></actuator>");
        assertEquals(
                List.of(2, 5, 9),
                problems.stream().map(p -> p.location().line()).toList());
    }

    @Test
    void wrongDefaultsAreReportedWhereTheyStandAndOnce() {
        List<Problem> problems = errors(
                "<default>\n<geom size='1' density='much'/></default>\n<worldbody><geom/><geom/>" + "</worldbody>");
        assertEquals(1, problems.size());
        assertEquals(3, problems.getFirst().location().line());
    }

    @Test
    void aFloodOfErrorsEndsAfterTwenty() {
        StringBuilder geoms = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            geoms.append("<geom size='bad").append(i).append("'/>\n");
        }
        List<Problem> problems = errors("<worldbody>" + geoms + "</worldbody>");
        assertEquals(21, problems.size());
        assertTrue(problems.stream().anyMatch(p -> p.text().contains("there may be more")));
    }

    @Test
    void equalErrorsAreCounted() {
        List<Problem> problems =
                errors("<worldbody><geom size='1' surfacevel='1'/>\n<geom size='1' surfacevel='2'/></worldbody>");
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().text().endsWith("(2 times, first here)"));
    }

    @Test
    void messageHasOneLinePerProblemLikeACompiler() {
        Problem problem = errors("<option timestep='x'/>").getFirst();
        assertEquals("model.xml:2: option.timestep: \"x\" is not a finite number.", problem.toString());
    }

    @Test
    void ignoredThingsAreWarnings() {
        ReadResult result = Models.result("<visual><global fovy='3'/></visual>\n<worldbody>\n<light/><light/>\n"
                + "<geom size='1' user='1'/></worldbody>");
        assertEquals(
                List.of("visual", "light", "geom.user"),
                result.warnings().stream().map(Problem::field).toList());
        assertEquals(4, result.warnings().get(1).location().line());
        assertTrue(result.warnings().get(1).text().endsWith("(2 times, first here)"));
    }

    @Test
    void anotherSolverThanNewtonIsAWarningWhereItIsAskedFor() {
        ReadResult result = Models.result("<option timestep='0.01'/>\n<option solver='PGS'/>");
        assertEquals(
                "model.xml:3: option.solver: asks for PGS; Newton's method solves instead, which finds the same forces more"
                        + " exactly.",
                result.warnings().getFirst().toString());
        assertTrue(Models.result("<option solver='Newton'/>").warnings().isEmpty());
    }
}
