package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorDynamics;
import sinew.assets.model.ActuatorGain;
import sinew.assets.model.ActuatorKind;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.Range;
import sinew.assets.model.TransmissionType;

/** Shortcuts of actuators and how they share their defaults. Expected figures were read off MuJoCo 3.14. */
class ActuatorsTest {
    @Test
    void motorPassesTheControlOn() {
        ActuatorSpec motor = only("<motor name='m' joint='j' gear='2' ctrlrange='-1 1' forcerange='-3 3'/>");
        assertEquals(ActuatorKind.MOTOR, motor.kind());
        assertEquals(List.of(2.0, 0.0, 0.0, 0.0, 0.0, 0.0), motor.gear());
        assertEquals(List.of(1.0, 0.0, 0.0), motor.gainParameters().subList(0, 3));
        assertEquals(ActuatorBias.NONE, motor.bias());
        assertTrue(motor.controlLimited());
        assertTrue(motor.forceLimited());
        assertFalse(motor.activationLimited());
        assertEquals(new Range(-3, 3), motor.forceRange());
        assertEquals(0, motor.jointIndex());
    }

    @Test
    void positionIsAServo() {
        ActuatorSpec servo = only("<position joint='j' kp='20' kv='2'/>");
        assertEquals(ActuatorGain.FIXED, servo.gain());
        assertEquals(ActuatorBias.AFFINE, servo.bias());
        assertEquals(List.of(20.0, 0.0, 0.0), servo.gainParameters().subList(0, 3));
        assertEquals(List.of(0.0, -20.0, -2.0), servo.biasParameters().subList(0, 3));
        assertEquals(ActuatorDynamics.NONE, servo.dynamics());
    }

    @Test
    void positionWithTimeConstantIsFiltered() {
        ActuatorSpec servo = only("<position joint='j' timeconst='0.1'/>");
        assertEquals(ActuatorDynamics.FILTER_EXACT, servo.dynamics());
        assertEquals(0.1, servo.dynamicsParameters().subList(0, 3).getFirst());
    }

    @Test
    void dampingRatioIsKeptForThePhysics() {
        ActuatorSpec servo = only("<position joint='j' kp='20' dampratio='0.7'/>");
        assertEquals(0.7, servo.dampingRatio());
        assertEquals(List.of(0.0, -20.0, 0.0), servo.biasParameters().subList(0, 3));
        ActuatorSpec explicit =
                last("<default><position dampratio='1'/></default>", "<position joint='j' kp='2' kv='3'/>");
        assertEquals(0, explicit.dampingRatio());
        assertEquals(List.of(0.0, -2.0, -3.0), explicit.biasParameters().subList(0, 3));
    }

    @Test
    void rangesCanBeInheritedFromTheJoint() {
        ActuatorSpec servo = only("<position joint='j' inheritrange='0.5'/>");
        assertEquals(-Math.PI / 4, servo.controlRange().minimum(), 1e-15);
        assertEquals(Math.PI / 4, servo.controlRange().maximum(), 1e-15);
        assertTrue(servo.controlLimited());
        ActuatorSpec integrated = only("<intvelocity joint='j' kp='3' inheritrange='1'/>");
        assertEquals(ActuatorDynamics.INTEGRATOR, integrated.dynamics());
        assertEquals(Math.PI / 2, integrated.activationRange().maximum(), 1e-15);
        assertFalse(integrated.controlLimited());
    }

    @Test
    void velocityAndDamper() {
        ActuatorSpec velocity = only("<velocity joint='j' kv='3'/>");
        assertEquals(List.of(3.0, 0.0, 0.0), velocity.gainParameters().subList(0, 3));
        assertEquals(List.of(0.0, 0.0, -3.0), velocity.biasParameters().subList(0, 3));
        ActuatorSpec damper = only("<damper joint='j' kv='2' ctrlrange='0 1'/>");
        assertEquals(ActuatorGain.AFFINE, damper.gain());
        assertEquals(List.of(0.0, 0.0, -2.0), damper.gainParameters().subList(0, 3));
        assertTrue(damper.controlLimited());
    }

    @Test
    void allShortcutsShareTheirDefaults() {
        String defaults = "<default><position kp='10' kv='2' ctrlrange='-1 1'/></default>";
        ActuatorSpec velocity = last(defaults, "<velocity joint='j'/>");
        assertEquals(List.of(10.0, 0.0, 0.0), velocity.gainParameters().subList(0, 3));
        assertEquals(List.of(0.0, 0.0, -10.0), velocity.biasParameters().subList(0, 3));
        ActuatorSpec motor = last(defaults, "<motor joint='j'/>");
        assertEquals(List.of(1.0, 0.0, 0.0), motor.gainParameters().subList(0, 3));
        assertEquals(new Range(-1, 1), motor.controlRange());
        ActuatorSpec general = last(defaults, "<general joint='j'/>");
        assertEquals(ActuatorBias.AFFINE, general.bias());
        assertEquals(List.of(0.0, -10.0, -2.0), general.biasParameters().subList(0, 3));
    }

    @Test
    void generalSaysEverythingItself() {
        ActuatorSpec general = only("<general jointinparent='j' gaintype='affine' gainprm='1 2 3' biastype='affine'"
                + " biasprm='4 5 6' dyntype='filter' dynprm='0.2' actlimited='true' actrange='-1 1' actearly='true'/>");
        assertEquals(TransmissionType.JOINT_IN_PARENT, general.transmission());
        assertEquals(List.of(1.0, 2.0, 3.0), general.gainParameters().subList(0, 3));
        assertEquals(List.of(4.0, 5.0, 6.0), general.biasParameters().subList(0, 3));
        assertEquals(ActuatorDynamics.FILTER, general.dynamics());
        assertTrue(general.activationLimited());
        assertTrue(general.actEarly());
    }

    private static ActuatorSpec only(String actuator) {
        return last("", actuator);
    }

    private static ActuatorSpec last(String defaults, String actuator) {
        return Models.read(defaults
                        + "<worldbody><body><joint name='j' range='-90 90'/><geom size='1'/></body></worldbody>"
                        + "<actuator>" + actuator + "</actuator>")
                .actuators()
                .getLast();
    }
}
