package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.Color;
import sinew.assets.model.ContactPairSpec;
import sinew.assets.model.EqualitySpec;
import sinew.assets.model.EqualityType;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.PairFriction;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Range;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.SolverImpedance;
import sinew.assets.model.SolverReference;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.Vector3;
import sinew.assets.model.WrapSpec;
import sinew.assets.model.WrapType;

/** The numbers of a model under the names and with the codes that they have in MuJoCo's {@code mjModel}. */
final class ModelArrays {
    private static final List<Integer> GEOM_CODES = List.of(0, 2, 3, 4, 5, 6, 7, 1);
    private static final List<Integer> OBJECT_CODES = List.of(0, 1, 2, 3, 5, 6, 7, 18, 19);

    private final Map<String, List<Double>> arrays = new LinkedHashMap<>();

    private ModelArrays() {}

    static Map<String, List<Double>> of(ModelSpec model) {
        ModelArrays result = new ModelArrays();
        result.bodies(model.bodies());
        result.joints(model.joints());
        result.geoms(model.geoms());
        result.sites(model.sites());
        result.contacts(model.pairs());
        result.equalities(model.equalities());
        result.tendons(model.tendons());
        result.actuators(model.actuators());
        result.sensors(model.sensors());
        result.keyframes(model.keyframes());
        result.options(model.options());
        result.arrays.put("qpos0", model.initialPositions());
        return result.arrays;
    }

    private void bodies(List<BodySpec> bodies) {
        one("body_parentid", bodies, BodySpec::parentIndex);
        put("body_pos", bodies, body -> list(body.pose().position()));
        put("body_quat", bodies, body -> list(body.pose().orientation()));
        one("body_mass", bodies, body -> body.inertial().mass());
        put("body_inertia", bodies, body -> list(body.inertial().moments()));
        put("body_ipos", bodies, body -> list(body.inertial().pose().position()));
        put("body_iquat", bodies, body -> list(body.inertial().pose().orientation()));
        one("body_gravcomp", bodies, BodySpec::gravityCompensation);
    }

    private void joints(List<JointSpec> joints) {
        one("jnt_type", joints, joint -> place(joint.type()));
        one("jnt_bodyid", joints, JointSpec::bodyIndex);
        put("jnt_pos", joints, joint -> list(joint.position()));
        put("jnt_axis", joints, joint -> list(joint.axis()));
        put("jnt_range", joints, joint -> list(joint.range()));
        put("jnt_actfrcrange", joints, joint -> list(joint.actuatorForceRange()));
        one("jnt_margin", joints, JointSpec::limitMargin);
        put("jnt_solref", joints, joint -> list(joint.limitReference()));
        put("jnt_solimp", joints, joint -> list(joint.limitImpedance()));
        one("jnt_stiffness", joints, JointSpec::stiffness);
        one("jnt_group", joints, JointSpec::group);
        put("dof_damping", joints, joint -> perFreedom(joint, List.of(joint.damping())));
        put("dof_armature", joints, joint -> perFreedom(joint, List.of(joint.armature())));
        put("dof_frictionloss", joints, joint -> perFreedom(joint, List.of(joint.frictionLoss())));
        put("dof_solref", joints, joint -> perFreedom(joint, list(joint.frictionReference())));
        put("dof_solimp", joints, joint -> perFreedom(joint, list(joint.frictionImpedance())));
    }

    private void geoms(List<GeomSpec> geoms) {
        one("geom_type", geoms, geom -> GEOM_CODES.get(place(geom.type())));
        one("geom_bodyid", geoms, GeomSpec::bodyIndex);
        one("geom_dataid", geoms, geom -> Math.max(geom.meshIndex(), geom.heightFieldIndex()));
        put("geom_pos", geoms, geom -> list(geom.pose().position()));
        put("geom_quat", geoms, geom -> list(geom.pose().orientation()));
        put("geom_size", geoms, geom -> list(geom.size()));
        one("geom_contype", geoms, geom -> geom.contact().type());
        one("geom_conaffinity", geoms, geom -> geom.contact().affinity());
        one("geom_condim", geoms, geom -> geom.contact().dimensions());
        one("geom_priority", geoms, geom -> geom.contact().priority());
        one("geom_group", geoms, GeomSpec::group);
        one("geom_solmix", geoms, geom -> geom.contact().solverMix());
        put("geom_friction", geoms, ModelArrays::friction);
        put("geom_solref", geoms, geom -> list(geom.contact().reference()));
        put("geom_solimp", geoms, geom -> list(geom.contact().impedance()));
        one("geom_margin", geoms, geom -> geom.contact().margin());
        one("geom_gap", geoms, geom -> geom.contact().gap());
        put("geom_rgba", geoms, geom -> list(geom.color()));
    }

    private void sites(List<SiteSpec> sites) {
        one("site_bodyid", sites, SiteSpec::bodyIndex);
        one("site_type", sites, site -> GEOM_CODES.get(place(site.type())));
        put("site_pos", sites, site -> list(site.pose().position()));
        put("site_quat", sites, site -> list(site.pose().orientation()));
        put("site_size", sites, site -> list(site.size()));
        put("site_rgba", sites, site -> list(site.color()));
    }

    private void contacts(List<ContactPairSpec> pairs) {
        one("pair_geom1", pairs, ContactPairSpec::firstGeomIndex);
        one("pair_geom2", pairs, ContactPairSpec::secondGeomIndex);
        one("pair_dim", pairs, ContactPairSpec::dimensions);
        put("pair_friction", pairs, pair -> list(pair.friction()));
        put("pair_solref", pairs, pair -> list(pair.reference()));
        put("pair_solreffriction", pairs, pair -> list(pair.frictionReference()));
        put("pair_solimp", pairs, pair -> list(pair.impedance()));
        one("pair_margin", pairs, ContactPairSpec::margin);
        one("pair_gap", pairs, ContactPairSpec::gap);
    }

    private void equalities(List<EqualitySpec> equalities) {
        one("eq_type", equalities, equality -> place(equality.type()));
        one("eq_obj1id", equalities, EqualitySpec::firstIndex);
        one("eq_obj2id", equalities, EqualitySpec::secondIndex);
        put("eq_data", equalities, ModelArrays::equalityData);
        put("eq_solref", equalities, equality -> list(equality.reference()));
        put("eq_solimp", equalities, equality -> list(equality.impedance()));
    }

    private void tendons(List<TendonSpec> tendons) {
        List<WrapSpec> path =
                tendons.stream().flatMap(tendon -> tendon.path().stream()).toList();
        one("wrap_type", path, piece -> place(piece.type()) + 1);
        one("wrap_objid", path, WrapSpec::objectIndex);
        one("wrap_prm", path, ModelArrays::wrapParameter);
        one("tendon_num", tendons, tendon -> tendon.path().size());
        put("tendon_range", tendons, tendon -> list(tendon.range()));
        one("tendon_margin", tendons, TendonSpec::limitMargin);
        put("tendon_solref_lim", tendons, tendon -> list(tendon.limitReference()));
        put("tendon_solimp_lim", tendons, tendon -> list(tendon.limitImpedance()));
        one("tendon_stiffness", tendons, TendonSpec::stiffness);
        one("tendon_damping", tendons, TendonSpec::damping);
        one("tendon_armature", tendons, TendonSpec::armature);
        one("tendon_frictionloss", tendons, TendonSpec::frictionLoss);
        put("tendon_solref_fri", tendons, tendon -> list(tendon.frictionReference()));
        put("tendon_solimp_fri", tendons, tendon -> list(tendon.frictionImpedance()));
        put("tendon_actfrcrange", tendons, tendon -> list(tendon.actuatorForceRange()));
        one("tendon_width", tendons, TendonSpec::width);
        put("tendon_rgba", tendons, tendon -> list(tendon.color()));
    }

    private void actuators(List<ActuatorSpec> actuators) {
        one("actuator_trntype", actuators, ModelArrays::transmissionCode);
        put(
                "actuator_trnid",
                actuators,
                actuator -> List.of((double) actuator.targetIndex(), (double) actuator.referenceIndex()));
        put("actuator_gear", actuators, ActuatorSpec::gear);
        one("actuator_cranklength", actuators, ActuatorSpec::crankLength);
        put("actuator_ctrlrange", actuators, actuator -> list(actuator.controlRange()));
        put("actuator_forcerange", actuators, actuator -> list(actuator.forceRange()));
        put("actuator_actrange", actuators, actuator -> list(actuator.activationRange()));
        one("actuator_actnum", actuators, ActuatorSpec::activationCount);
        one("actuator_dyntype", actuators, actuator -> place(actuator.dynamics()));
        put("actuator_dynprm", actuators, ActuatorSpec::dynamicsParameters);
        one("actuator_gaintype", actuators, actuator -> place(actuator.gain()));
        put("actuator_gainprm", actuators, ActuatorSpec::gainParameters);
        one("actuator_biastype", actuators, actuator -> place(actuator.bias()));
        put("actuator_biasprm", actuators, ActuatorSpec::biasParameters);
        one("actuator_group", actuators, ActuatorSpec::group);
    }

    private void sensors(List<SensorSpec> sensors) {
        one("sensor_dim", sensors, SensorSpec::dimension);
        one("sensor_objtype", sensors, sensor -> code(sensor.objectType()));
        one("sensor_objid", sensors, SensorSpec::objectIndex);
        one("sensor_reftype", sensors, sensor -> code(sensor.referenceType()));
        one("sensor_refid", sensors, SensorSpec::referenceIndex);
        one("sensor_cutoff", sensors, SensorSpec::cutoff);
        one("sensor_noise", sensors, SensorSpec::noise);
    }

    private void keyframes(List<KeyframeSpec> keyframes) {
        one("key_time", keyframes, KeyframeSpec::time);
        put("key_qpos", keyframes, KeyframeSpec::positions);
        put("key_qvel", keyframes, KeyframeSpec::velocities);
        put("key_act", keyframes, KeyframeSpec::activations);
        put("key_ctrl", keyframes, KeyframeSpec::controls);
        put("key_mpos", keyframes, KeyframeSpec::mocapPositions);
        put("key_mquat", keyframes, KeyframeSpec::mocapOrientations);
    }

    private void options(SimulationOptions options) {
        List<SimulationOptions> one = List.of(options);
        one("opt.timestep", one, SimulationOptions::timestep);
        put("opt.gravity", one, o -> list(o.gravity()));
        put("opt.wind", one, o -> list(o.wind()));
        put("opt.magnetic", one, o -> list(o.magneticField()));
        one("opt.density", one, SimulationOptions::mediumDensity);
        one("opt.viscosity", one, SimulationOptions::mediumViscosity);
        one("opt.impratio", one, SimulationOptions::frictionImpedanceRatio);
        one("opt.iterations", one, SimulationOptions::iterations);
        one("opt.ls_iterations", one, SimulationOptions::lineSearchIterations);
        one("opt.noslip_iterations", one, SimulationOptions::noslipIterations);
        one("opt.ccd_iterations", one, SimulationOptions::convexIterations);
        one("opt.tolerance", one, SimulationOptions::tolerance);
        one("opt.integrator", one, o -> place(o.integrator()));
        one("opt.cone", one, o -> place(o.cone()));
        one("opt.solver", one, o -> place(o.solver()));
        one("opt.o_margin", one, o -> o.contactOverride().margin());
        put("opt.o_friction", one, o -> list(o.contactOverride().friction()));
    }

    private <T> void one(String name, List<T> elements, Function<T, Number> number) {
        put(name, elements, element -> List.of(number.apply(element).doubleValue()));
    }

    private <T> void put(String name, List<T> elements, Function<T, List<Double>> numbers) {
        arrays.put(
                name, elements.stream().map(numbers).flatMap(Collection::stream).toList());
    }

    /** The enums list their values in the order of MuJoCo's codes, or of the lists above. */
    @SuppressWarnings("EnumOrdinal")
    private static int place(Enum<?> value) {
        return value.ordinal();
    }

    private static List<Double> equalityData(EqualitySpec equality) {
        List<Double> data = new ArrayList<>(equality.data());
        if (equality.type() != EqualityType.WELD) {
            data.set(data.size() - 1, 0.0);
        }
        if (equality.objects() == ObjectType.SITE) {
            Collections.fill(data.subList(0, data.size() - 1), 0.0);
        }
        return data;
    }

    private static double wrapParameter(WrapSpec piece) {
        return piece.type() == WrapType.SPHERE || piece.type() == WrapType.CYLINDER
                ? piece.sideSiteIndex()
                : piece.factor();
    }

    private static int transmissionCode(ActuatorSpec actuator) {
        return switch (actuator.transmission()) {
            case JOINT -> 0;
            case JOINT_IN_PARENT -> 1;
            case SLIDER_CRANK -> 2;
            case TENDON -> 3;
            case SITE -> 4;
            case BODY -> 5;
        };
    }

    private static int code(ObjectType type) {
        return OBJECT_CODES.get(place(type));
    }

    private static List<Double> list(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<Double> list(Quaternion q) {
        return List.of(q.w(), q.x(), q.y(), q.z());
    }

    private static List<Double> list(Range range) {
        return List.of(range.minimum(), range.maximum());
    }

    private static List<Double> list(Color color) {
        return List.of(color.red(), color.green(), color.blue(), color.alpha());
    }

    private static List<Double> list(SolverReference reference) {
        return List.of(reference.first(), reference.second());
    }

    private static List<Double> list(SolverImpedance i) {
        return List.of(i.minimum(), i.maximum(), i.width(), i.midpoint(), i.power());
    }

    private static List<Double> list(PairFriction f) {
        return List.of(f.firstSliding(), f.secondSliding(), f.torsional(), f.firstRolling(), f.secondRolling());
    }

    private static List<Double> friction(GeomSpec geom) {
        var friction = geom.contact().friction();
        return List.of(friction.sliding(), friction.torsional(), friction.rolling());
    }

    private static List<Double> perFreedom(JointSpec joint, List<Double> values) {
        List<Double> result = new ArrayList<>();
        Stream.iterate(0, i -> i < joint.type().velocityCount(), i -> i + 1).forEach(i -> result.addAll(values));
        return Collections.unmodifiableList(result);
    }
}
