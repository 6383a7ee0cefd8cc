package sinew.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.TendonSpec;

/** What the numbers of a state belong to. */
public final class ModelNames {
    private ModelNames() {}

    /**
     * Lists sizes, and names in the order of the arrays; who has no name has an empty one.
     *
     * @param spec the model
     * @return texts, numbers and lists by name
     */
    public static Map<String, Object> values(ModelSpec spec) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", spec.name());
        values.put("nq", spec.positionCount());
        values.put("nv", spec.velocityCount());
        values.put("nu", spec.actuators().size());
        values.put("na", spec.activationCount());
        values.put("timestep", spec.options().timestep());
        values.put("bodies", spec.bodies().stream().map(BodySpec::name).toList());
        values.put("joints", joints(spec));
        values.put("geoms", spec.geoms().stream().map(GeomSpec::name).toList());
        values.put(
                "actuators", spec.actuators().stream().map(ActuatorSpec::name).toList());
        values.put("tendons", spec.tendons().stream().map(TendonSpec::name).toList());
        values.put("sensors", spec.sensors().stream().map(ModelNames::sensor).toList());
        return values;
    }

    private static Map<String, Object> sensor(SensorSpec sensor) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", sensor.name());
        values.put("type", sensor.type().tag());
        values.put("dimension", sensor.dimension());
        return values;
    }

    private static List<Object> joints(ModelSpec spec) {
        List<Object> joints = new ArrayList<>();
        int qpos = 0;
        int qvel = 0;
        for (JointSpec joint : spec.joints()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("name", joint.name());
            values.put("type", joint.type().name().toLowerCase(Locale.ROOT));
            values.put("body", joint.bodyIndex());
            values.put("qpos", qpos);
            values.put("qvel", qvel);
            joints.add(values);
            qpos += joint.type().positionCount();
            qvel += joint.type().velocityCount();
        }
        return joints;
    }
}
