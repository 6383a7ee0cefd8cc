package sinew.assets.urdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.ModelFile;
import sinew.assets.ModelFormatException;
import sinew.assets.Problem;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;

class UrdfReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <collision/>                                                                  | collision.geometry: the element is missing.
            <collision><geometry/></collision>                                            | geometry: holds 0 shapes, expected one of box, sphere, cylinder, capsule and mesh.
            <colision><geometry><sphere radius='1'/></geometry></colision>                | link.colision: unknown element "colision". Did you mean 'collision'?
            <collision><geometry><spher radius='1'/></geometry></collision>               | geometry.spher: unknown element "spher". Did you mean 'sphere'?
            <collision><geometry><sphere radus='1'/></geometry></collision>               | sphere.radus: unknown attribute "radus". Did you mean 'radius'?
            <collision><geometry><sphere/></geometry></collision>                         | sphere.radius: missing or empty.
            <collision><geometry><sphere radius='x'/></geometry></collision>              | sphere.radius: is "x", expected a finite number.
            <collision><geometry><sphere radius='-1'/></geometry></collision>             | geom.size:
            <collision><geometry><box size='1 2'/></geometry></collision>                 | box.size: is "1 2", expected 3 finite numbers.
            <collision><geometry><mesh filename='a.dae'/></geometry></collision>          | mesh.file: a.dae: unknown kind of mesh, expected .obj, .stl or .msh; convert the mesh to one of these.
            <collision><geometry><mesh filename='a.stl'/></geometry></collision>          | mesh.file: "a.stl" cannot be read: the robot is text without a folder.
            <inertial><mass value='1'/></inertial>                                        | link.inertial: there is already a "inertial" in this "link"; remove one of them.
            """)
    void wrongLinksAreNamedWithTheirPlace(String inArm, String message) {
        String failure = Robots.failure(Robots.text("", inArm, "", ""));
        assertTrue(failure.startsWith("robot.urdf:3: " + message), failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <axis xyz='0 0 0'/>                     | robot.urdf:4: joint.axis: has length 0; give the direction of the motion.
            <axis xyz='0 0'/>                       | robot.urdf:5: axis.xyz: is "0 0", expected 3 finite numbers.
            <origin xyz='1 2 1e999'/>               | robot.urdf:5: origin.xyz: is "1 2 1e999", expected 3 finite numbers.
            <limt lower='0'/>                       | robot.urdf:5: joint.limt: unknown element "limt". Did you mean 'limit'?
            <mimic joint='hing'/>                   | robot.urdf:5: mimic.joint: there is no joint "hing". Did you mean 'hinge'?
            <parent link='base'/>                   | robot.urdf:5: joint.parent: there is already a "parent" in this "joint"; remove one of them.
            """)
    void wrongJointsAreNamedWithTheirPlace(String inJoint, String message) {
        assertEquals(message, Robots.failure(Robots.text("", "", inJoint, "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <link name='arm'/>                                                                            | robot.urdf:7: link.name: there is already a link "arm" (robot.urdf:3); rename one of them.
            <joint name='b' type='fixed'><parent link='arm'/><child link='base'/></joint>                 | robot.urdf:2: link.name: link "base" hangs on itself by a circle of joints; one link must hang on none.
            <link name='c'/><joint name='b' type='fixed'><parent link='c'/><child link='arm'/></joint>    | robot.urdf:7: joint.child: link "arm" already hangs on the joint at robot.urdf:4; a link has one parent. Close loops with an equality constraint.
            <link name='c'/><joint name='b' type='fixed'><parent link='amr'/><child link='c'/></joint>    | robot.urdf:7: parent.link: there is no link "amr". Did you mean 'arm'?
            <link name='world'/><joint name='b' type='fixed'><parent link='arm'/><child link='world'/></joint> | robot.urdf:7: joint.child: the link "world" is the world and cannot be moved.
            <link name='c'/><joint name='b' type='fixd'><parent link='arm'/><child link='c'/></joint>     | robot.urdf:7: joint.type: unknown type "fixd". Did you mean 'fixed'? There are revolute, continuous, prismatic, fixed, floating, planar, spherical.
            <mujoco><actuator/></mujoco>                                                                  | robot.urdf:7: mujoco.actuator: in URDF the element "mujoco" may hold compiler, option and size only; write the rest in an MJCF model.
            <mujoco><compiler anggle='radian'/></mujoco>                                                  | robot.urdf:7: compiler.anggle: unknown attribute "anggle"; did you mean "angle"?
            <xacro:macro name='x'/>                                                                       | robot.urdf:7: xacro:macro: the file holds xacro macros; expand it first: xacro robot.urdf.xacro > robot.urdf
            """)
    void wrongTreesAreNamedWithTheirPlace(String beside, String message) {
        assertEquals(message, Robots.failure(Robots.text("", "", "", beside)));
    }

    @Test
    void whatMeansNothingToTheSimulationIsAWarning() {
        String xml = Robots.text(
                "",
                "",
                "<limit lower='-1' upper='1' velocity='3'/><safety_controller k_velocity='1'/>",
                "<transmission name='t'><type>Simple</type></transmission><gazebo><mu1>0.3</mu1></gazebo>");
        List<String> warnings =
                Robots.read(xml).warnings().stream().map(Problem::toString).toList();
        assertEquals(
                List.of(
                        "robot.urdf:5: joint.safety_controller: ignored: the element means nothing to the simulation.",
                        "robot.urdf:5: limit.velocity: ignored: the simulation does not limit velocities, as MuJoCo.",
                        "robot.urdf:7: robot.transmission: ignored: the element means nothing to the simulation.",
                        "robot.urdf:7: robot.gazebo: ignored: the element means nothing to the simulation."),
                warnings);
    }

    @Test
    void infiniteLimitsAreNone() {
        JointSpec joint = Robots.read(Robots.text("", "", "<limit lower='-inf' upper='INF' effort='inf'/>", ""))
                .spec()
                .joint("hinge");
        assertFalse(joint.limited());
        assertFalse(joint.actuatorForceLimited());
    }

    @Test
    void aRangeThatIsNotKeptIsAWarning() {
        ModelSpec model =
                Robots.read(Robots.text("", "", "<limit upper='1'/>", "")).spec();
        JointSpec joint = model.joint("hinge");
        assertFalse(joint.limited());
        assertTrue(Robots.read(Robots.text("", "", "<limit lower='2' upper='1'/>", ""))
                .warnings()
                .getFirst()
                .text()
                .startsWith("the range is not kept"));
    }

    @Test
    void entitiesAndOtherFilesAreRefused(@TempDir Path folder) throws IOException {
        String entity = "<!DOCTYPE robot [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + Robots.text("", "", "", "&x;");
        assertTrue(Robots.failure(entity).contains("document types and entities are refused"));
        Files.writeString(folder.resolve("secret.obj"), Robots.content("parts/wedge.obj"));
        Path inner = Files.createDirectories(folder.resolve("a/b/c/robot"));
        for (String path :
                List.of("../../../../secret.obj", folder.resolve("secret.obj").toString())) {
            Path file = Files.writeString(inner.resolve("a.urdf"), Robots.text("", withMesh(path), "", ""));
            String message = "";
            try {
                ModelFile.read(file);
            } catch (ModelFormatException e) {
                message = String.valueOf(e.getMessage());
            }
            assertTrue(message.contains("secret.obj"), message);
        }
    }

    @Test
    void meshesOfARosPackageAreFoundFromItsTop(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("package.xml"), "<package/>");
        Path meshes = Files.createDirectory(folder.resolve("meshes"));
        Files.writeString(meshes.resolve("wedge.obj"), Robots.content("parts/wedge.obj"));
        Path urdf = Files.createDirectory(folder.resolve("urdf"));
        for (String path : List.of("package://test/meshes/wedge.obj", "../meshes/wedge.obj", "meshes/wedge.obj")) {
            Path file = Files.writeString(urdf.resolve("a.urdf"), Robots.text("", withMesh(path), "", ""));
            assertEquals(1, ModelFile.read(file).spec().geoms().size());
        }
    }

    @Test
    void theOutermostElementTellsTheFormat(@TempDir Path folder) throws IOException {
        Path urdf = Files.writeString(
                folder.resolve("a.xml"), "<?xml version='1.0'?><!-- <mujoco> -->\n" + Robots.text("", "", "", ""));
        Path mjcf = Files.writeString(folder.resolve("b.xml"), "<!-- a robot --><mujoco model='m'/>");
        assertEquals("test", ModelFile.read(urdf).spec().name());
        assertEquals("m", ModelFile.read(mjcf).spec().name());
    }

    private static String withMesh(String path) {
        return "<collision><geometry><mesh filename='%s'/></geometry></collision>".formatted(path);
    }
}
