package sinew.sim.physics.sensor;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.Actuation;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;
import sinew.sim.physics.smooth.Energy;

/**
 * What sensors measure of a state (MuJoCo documentation, XML reference, "sensor"). All of them are computed at the end of a forward
 * pass, when everything they read is known; the sensors of an environment are shared out over its lanes.
 */
@KernelCode
public final class Sensors {
    private Sensors() {}

    /**
     * Computes all sensors.
     *
     * @param m the model
     * @param d reads all results of a forward pass. Modified: {@code sensors}; with sensors of acceleration or force also
     *     {@code spatialBias}, which becomes the bodies' spatial accelerations.
     */
    public static void ofState(Model m, Data d) {
        if (m.sensors.count > 0) {
            if (m.sensors.readsAccelerations) {
                BodyAccelerations.ofBodies(m, d);
            }
            if (m.sensors.readsEnergy) {
                findEnergy(m, d);
            }
            for (int sensor = lane(); sensor < m.sensors.count; sensor += lanes()) {
                measure(m, d, sensor);
                clamp(m, d, sensor);
            }
            sync();
        }
    }

    private static void findEnergy(Model m, Data d) {
        float potential = Energy.potential(m, d);
        float kinetic = Energy.kinetic(m, d);
        if (lane() == 0) {
            d.sensors.energy[0] = potential;
            d.sensors.energy[1] = kinetic;
        }
        sync();
    }

    private static void measure(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        if (type >= SensorTable.CONTACT) {
            measureOther(m, d, sensor);
        } else if (m.sensors.readsDistances && type >= SensorTable.DISTANCE) {
            DistanceSensors.measure(m, d, sensor);
        } else if (type <= SensorTable.FRAME_Z_AXIS) {
            FrameSensors.pose(m, d, sensor);
        } else if (type <= SensorTable.FRAME_ANGULAR_VELOCITY) {
            FrameSensors.velocity(m, d, sensor);
        } else if (type <= SensorTable.FRAME_ANGULAR_ACCELERATION) {
            FrameSensors.acceleration(m, d, sensor);
        } else if (type <= SensorTable.TORQUE) {
            ForceSensors.ofParent(m, d, sensor);
        } else if (type == SensorTable.TOUCH) {
            ForceSensors.touch(m, d, sensor);
        } else if (type >= SensorTable.JOINT_LIMIT_POSITION && type <= SensorTable.JOINT_LIMIT_FORCE) {
            LimitSensors.ofJoint(m, d, sensor);
        } else if (type >= SensorTable.TENDON_LIMIT_POSITION && type <= SensorTable.TENDON_LIMIT_FORCE) {
            LimitSensors.ofTendon(m, d, sensor);
        } else if (type == SensorTable.MAGNETOMETER) {
            FrameSensors.magneticField(m, d, sensor);
        } else if (type <= SensorTable.SUBTREE_ANGULAR_MOMENTUM) {
            SubtreeSensors.measure(m, d, sensor);
        } else if (type == SensorTable.RANGE_FINDER) {
            if (m.sensors.readsRanges) {
                FrameSensors.range(m, d, sensor);
            }
        } else if (type == SensorTable.INSIDE_SITE) {
            FrameSensors.insideZone(m, d, sensor);
        } else if (type == SensorTable.BALL_ORIENTATION) {
            Quat.at(d.qpos, m.sensors.index[sensor]).normalized().store(d.sensors.values, m.sensors.address[sensor]);
        } else if (type == SensorTable.BALL_VELOCITY) {
            Vec3.at(d.qvel, m.sensors.index[sensor]).store(d.sensors.values, m.sensors.address[sensor]);
        } else {
            readEntry(m, d, sensor);
        }
    }

    private static void measureOther(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        if (type == SensorTable.CLOCK) {
            if (m.memory.time >= 0) {
                d.sensors.values[m.sensors.address[sensor]] = d.memory[m.memory.time];
            }
        } else if (type == SensorTable.CAMERA_PROJECTION) {
            FrameSensors.pixel(m, d, sensor);
        } else if (m.sensors.contacts.count > 0) {
            ContactSensors.measure(m, d, sensor);
        }
    }

    private static void readEntry(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        int index = m.sensors.index[sensor];
        float value = 0f;
        if (type == SensorTable.JOINT_POSITION) {
            value = d.qpos[index];
        } else if (type == SensorTable.JOINT_VELOCITY) {
            value = d.qvel[index];
        } else if (type == SensorTable.JOINT_ACTUATOR_FORCE) {
            value = d.qfrcActuator[index];
        } else if (type == SensorTable.ACTUATOR_FORCE) {
            value = d.actuatorForce[index];
        } else if (type == SensorTable.ACTUATOR_LENGTH) {
            value = Actuation.lengthOf(m, d, index);
        } else if (type == SensorTable.ACTUATOR_VELOCITY) {
            value = Actuation.velocityOf(m, d, index);
        } else if (type == SensorTable.TENDON_ACTUATOR_FORCE) {
            value = tendonForce(m, d, index);
        } else if (type == SensorTable.TENDON_LENGTH) {
            value = d.tendons.length[index];
        } else if (type == SensorTable.TENDON_VELOCITY) {
            value = d.tendons.velocity[index];
        } else if (type == SensorTable.POTENTIAL_ENERGY) {
            value = d.sensors.energy[0];
        } else if (type == SensorTable.KINETIC_ENERGY) {
            value = d.sensors.energy[1];
        }
        d.sensors.values[m.sensors.address[sensor]] = value;
    }

    private static float tendonForce(Model m, Data d, int tendon) {
        float force = 0f;
        for (int i = m.actuators.tendonStart[tendon]; i < m.actuators.tendonStart[tendon + 1]; i++) {
            force += d.actuatorForce[m.actuators.byTendon[i]];
        }
        return force;
    }

    private static void clamp(Model m, Data d, int sensor) {
        float cutoff = m.sensors.cutoff[sensor];
        int type = m.sensors.type[sensor];
        if (cutoff > 0f && type != SensorTable.DISTANCE_NORMAL && type != SensorTable.FROM_TO) {
            float least = m.sensors.positive[sensor] != 0 ? Float.NEGATIVE_INFINITY : -cutoff;
            int start = m.sensors.address[sensor];
            for (int i = start; i < start + m.sensors.dimension[sensor]; i++) {
                d.sensors.values[i] = Math.max(least, Math.min(cutoff, d.sensors.values[i]));
            }
        }
    }
}
