package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sinew.assets.mjcf.Models.assertNear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.PrincipalAxes;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Masses and inertias against closed formulas and independent integration. */
class InertiaTest {
    @ParameterizedTest
    @CsvSource({
        "sphere, 0.3, 0.113097335529",
        "capsule, 0.1 0.4, 0.0293215314335",
        "cylinder, 0.2 0.5, 0.125663706144",
        "ellipsoid, 0.1 0.2 0.3, 0.0251327412287",
        "box, 0.1 0.2 0.3, 0.048"
    })
    void massIsDensityTimesVolume(String type, String size, double volume) {
        InertialSpec body = onlyBody("<geom type='%s' size='%s' density='700'/>".formatted(type, size));
        assertEquals(700 * volume, body.mass(), 1e-9 * 700);
        assertTrue(body.inferred());
    }

    @ParameterizedTest
    @CsvSource({"sphere, 0.3", "capsule, 0.1 0.4", "cylinder, 0.2 0.5", "ellipsoid, 0.1 0.2 0.3", "box, 0.1 0.2 0.3"})
    void momentsMatchNumericalIntegration(String type, String size) {
        Vector3 moments = onlyBody("<geom type='%s' size='%s' mass='3'/>".formatted(type, size))
                .moments();
        Vector3 integrated = integrate(type, size, 3);
        assertEquals(0, moments.minus(integrated).length() / integrated.length(), 2e-3);
    }

    @Test
    void severalGeomsAreJoinedAboutTheirCommonCentre() {
        InertialSpec body = onlyBody("<geom size='0.1' mass='2' pos='1 0 0'/><geom size='0.1' mass='2' pos='-1 0 0'/>");
        assertEquals(4, body.mass(), 1e-12);
        assertNear(Vector3.ZERO, body.pose().position());
        double own = 2 * 0.4 * 2 * 0.01;
        assertNear(new Vector3(4 + own, 4 + own, own), body.moments());
    }

    @Test
    void equalMomentsAreNotTurnedByRounding() {
        assertEquals(
                Quaternion.IDENTITY,
                PrincipalAxes.of(0.3, 0.3, 0.3, 1e-17, -3e-17, 1e-16).orientation());
        assertEquals(
                Math.cos(Math.PI / 8),
                PrincipalAxes.of(0.3, 0.3, 0.2, 1e-13, 0, 0).orientation().w(),
                1e-12);
    }

    @Test
    void fullInertiaIsTurnedToPrincipalAxesLargestFirst() {
        InertialSpec body = onlyBody("<inertial pos='0 0 0' mass='1' fullinertia='2 2 3 1 0 0'/>");
        assertNear(new Vector3(3, 3, 1), body.moments());
        assertFalse(body.inferred());
        Vector3 least = body.pose().orientation().rotate(Vector3.UNIT_Z);
        assertEquals(1, Math.abs(least.dot(new Vector3(1, -1, 0).normalized())), 1e-12);
    }

    @Test
    void statedInertiaWinsUnlessGeomsAreAskedFor() {
        String body = "<worldbody><body><freejoint/><inertial pos='0 0 1' mass='5' diaginertia='1 1 1'/>"
                + "<geom size='0.1' mass='2'/></body></worldbody>";
        assertEquals(5, Models.read(body).bodies().get(1).inertial().mass());
        assertEquals(
                2,
                Models.read("<compiler inertiafromgeom='true'/>" + body)
                        .bodies()
                        .get(1)
                        .inertial()
                        .mass());
    }

    /** Values of MuJoCo 3.14: geoms without mass do not count, and frames around the body do not move its inertial frame. */
    @Test
    void aBodyWithoutMassHasItsInertialFrameWhereItsAttributesPutItself() {
        InertialSpec bounded = Models.read(
                        "<compiler boundmass='0.1' boundinertia='0.01'/><worldbody><frame pos='0 0 5'>"
                                + "<body pos='1 2 3' euler='30 0 0'><joint/><geom size='0.1' mass='0' pos='1 0 0'/></body></frame>"
                                + "</worldbody>")
                .bodies()
                .get(1)
                .inertial();
        assertEquals(0.1, bounded.mass());
        assertNear(new Vector3(1, 2, 3), bounded.pose().position());
        assertEquals(0.9659258262890683, bounded.pose().orientation().w(), 1e-15);
    }

    @Test
    void onlyGeomsOfTheChosenGroupsCount() {
        String body =
                "<worldbody><body><geom size='0.1' mass='2'/><geom size='0.1' mass='7' group='3'/></body></worldbody>";
        assertEquals(9, Models.read(body).bodies().get(1).inertial().mass());
        assertEquals(
                7,
                Models.read("<compiler inertiagrouprange='3 5'/>" + body)
                        .bodies()
                        .get(1)
                        .inertial()
                        .mass());
    }

    @Test
    void massesAreScaledToTheTotal() {
        var model =
                Models.read("<compiler settotalmass='10'/><worldbody><geom size='1'/><body><geom size='0.1' mass='1'/>"
                        + "</body><body><geom size='0.1' mass='3'/></body></worldbody>");
        assertEquals(0, model.bodies().get(0).inertial().mass());
        assertEquals(2.5, model.bodies().get(1).inertial().mass(), 1e-12);
        assertEquals(7.5, model.bodies().get(2).inertial().mass(), 1e-12);
        assertEquals(7.5 * 0.004, model.bodies().get(2).inertial().moments().x(), 1e-12);
    }

    @Test
    void impossibleMomentsAreRefusedOrBalanced() {
        String body =
                "<worldbody><body><freejoint/><inertial pos='0 0 0' mass='1' diaginertia='1 1 4'/></body></worldbody>";
        assertTrue(Models.errors(body).getFirst().text().contains("balanceinertia=\"true\""));
        InertialSpec balanced = Models.read("<compiler balanceinertia='true'/>" + body)
                .bodies()
                .get(1)
                .inertial();
        assertNear(new Vector3(2, 2, 2), balanced.moments());
    }

    @Test
    void planesHaveNoMass() {
        var model = Models.world("<body><geom type='plane' size='1 1 1' mass='3'/></body>");
        assertEquals(0, model.geoms().getFirst().mass());
    }

    private static InertialSpec onlyBody(String content) {
        return Models.world("<body><freejoint/>" + content + "</body>")
                .bodies()
                .get(1)
                .inertial();
    }

    /** Midpoint rule over a grid of the shape's box. */
    private static Vector3 integrate(String type, String size, double mass) {
        String[] words = size.split(" ", -1);
        double[] s = new double[3];
        for (int i = 0; i < words.length; i++) {
            s[i] = Double.parseDouble(words[i]);
        }
        int n = 120;
        double ex = s[0];
        double ey = type.equals("box") || type.equals("ellipsoid") ? s[1] : s[0];
        double ez = switch (type) {
            case "sphere" -> s[0];
            case "capsule" -> s[0] + s[1];
            case "cylinder" -> s[1];
            default -> s[2];
        };
        double[] sums = new double[4];
        for (int i = 0; i < n * n * n; i++) {
            double x = ex * (2 * (i % n + 0.5) / n - 1);
            int row = i / n % n;
            int layer = i / (n * n);
            double y = ey * (2 * (row + 0.5) / n - 1);
            double z = ez * (2 * (layer + 0.5) / n - 1);
            if (inside(type, s, x, y, z)) {
                sums[0]++;
                sums[1] += y * y + z * z;
                sums[2] += x * x + z * z;
                sums[3] += x * x + y * y;
            }
        }
        return new Vector3(sums[1], sums[2], sums[3]).times(mass / sums[0]);
    }

    private static boolean inside(String type, double[] s, double x, double y, double z) {
        return switch (type) {
            case "sphere" -> x * x + y * y + z * z <= s[0] * s[0];
            case "cylinder" -> x * x + y * y <= s[0] * s[0];
            case "capsule" -> {
                double beyond = Math.max(0, Math.abs(z) - s[1]);
                yield x * x + y * y + beyond * beyond <= s[0] * s[0];
            }
            case "ellipsoid" -> x * x / (s[0] * s[0]) + y * y / (s[1] * s[1]) + z * z / (s[2] * s[2]) <= 1;
            default -> true;
        };
    }
}
