package sinew.assets.model;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A robot or scene as its file describes it, with everything resolved that needs no simulation: defaults, angles in rad, orientations as
 * unit quaternions, masses and inertias. Quantities follow MuJoCo's conventions.
 *
 * @param name of the model
 * @param options how it asks to be simulated
 * @param sizes how much it may need
 * @param assets meshes and height fields
 * @param bodies depth first, parents before children; body 0 is the world
 * @param pairs pairs of geoms with figures of their own
 * @param exclusions pairs of bodies that never touch
 * @param equalities equality constraints
 * @param tendons tendons
 * @param actuators in the order of the controls
 * @param lengthRanges how feasible lengths of actuators are computed
 * @param sensors in the order of the readings
 * @param keyframes stored states
 * @param custom what the model carries for its users
 * @param location where it was written
 */
public record ModelSpec(
        String name,
        SimulationOptions options,
        SizeSpec sizes,
        ModelAssets assets,
        List<BodySpec> bodies,
        List<ContactPairSpec> pairs,
        List<ContactExclusion> exclusions,
        List<EqualitySpec> equalities,
        List<TendonSpec> tendons,
        List<ActuatorSpec> actuators,
        LengthRangeSpec lengthRanges,
        List<SensorSpec> sensors,
        List<KeyframeSpec> keyframes,
        CustomData custom,
        SourceLocation location) {
    /** Copies the lists. */
    public ModelSpec {
        bodies = List.copyOf(bodies);
        pairs = List.copyOf(pairs);
        exclusions = List.copyOf(exclusions);
        equalities = List.copyOf(equalities);
        tendons = List.copyOf(tendons);
        actuators = List.copyOf(actuators);
        sensors = List.copyOf(sensors);
        keyframes = List.copyOf(keyframes);
    }

    /**
     * The joints of all bodies; the joint of index i is at i.
     *
     * @return in the order of positions and velocities
     */
    public List<JointSpec> joints() {
        return bodies.stream().flatMap(body -> body.joints().stream()).toList();
    }

    /**
     * The geoms of all bodies; the geom of index i is at i.
     *
     * @return in the order of bodies
     */
    public List<GeomSpec> geoms() {
        return bodies.stream().flatMap(body -> body.geoms().stream()).toList();
    }

    /**
     * The sites of all bodies; the site of index i is at i.
     *
     * @return in the order of bodies
     */
    public List<SiteSpec> sites() {
        return bodies.stream().flatMap(body -> body.sites().stream()).toList();
    }

    /**
     * The cameras of all bodies; the camera of index i is at i.
     *
     * @return in the order of bodies
     */
    public List<CameraSpec> cameras() {
        return bodies.stream().flatMap(body -> body.cameras().stream()).toList();
    }

    /**
     * The bodies that the user moves.
     *
     * @return in the order of mocap poses
     */
    public List<BodySpec> mocapBodies() {
        return bodies.stream().filter(BodySpec::mocap).toList();
    }

    /**
     * Entries of the activation vector, MuJoCo's {@code na}.
     *
     * @return the count
     */
    public int activationCount() {
        return actuators.stream().mapToInt(ActuatorSpec::activationCount).sum();
    }

    /**
     * Entries of the position vector, MuJoCo's {@code nq}.
     *
     * @return the count
     */
    public int positionCount() {
        return joints().stream().mapToInt(joint -> joint.type().positionCount()).sum();
    }

    /**
     * Degrees of freedom, MuJoCo's {@code nv}.
     *
     * @return the count
     */
    public int velocityCount() {
        return joints().stream().mapToInt(joint -> joint.type().velocityCount()).sum();
    }

    /**
     * The initial pose, MuJoCo's {@code qpos0}: free bodies where the file puts them, ball joints at rest, others at their reference.
     *
     * @return joint positions {@code [nq]} in m, rad and unit quaternions
     */
    public List<Double> initialPositions() {
        List<Double> positions = new ArrayList<>();
        for (JointSpec joint : joints()) {
            Pose pose = bodies.get(joint.bodyIndex()).pose();
            switch (joint.type()) {
                case FREE -> {
                    addVector(positions, pose.position());
                    addQuaternion(positions, pose.orientation());
                }
                case BALL -> addQuaternion(positions, Quaternion.IDENTITY);
                case SLIDE, HINGE -> positions.add(joint.reference());
            }
        }
        return List.copyOf(positions);
    }

    /**
     * Finds a body.
     *
     * @param name its name
     * @return the body
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public BodySpec body(String name) {
        return find("body", bodies, BodySpec::name, name);
    }

    /**
     * Finds a joint.
     *
     * @param name its name
     * @return the joint
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public JointSpec joint(String name) {
        return find("joint", joints(), JointSpec::name, name);
    }

    /**
     * Finds an actuator.
     *
     * @param name its name
     * @return the actuator
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public ActuatorSpec actuator(String name) {
        return find("actuator", actuators, ActuatorSpec::name, name);
    }

    /**
     * The same model with other keyframes.
     *
     * @param newKeyframes stored states
     * @return the model
     */
    public ModelSpec withKeyframes(List<KeyframeSpec> newKeyframes) {
        return with(options, newKeyframes);
    }

    private ModelSpec with(SimulationOptions newOptions, List<KeyframeSpec> newKeyframes) {
        return new ModelSpec(
                name,
                newOptions,
                sizes,
                assets,
                bodies,
                pairs,
                exclusions,
                equalities,
                tendons,
                actuators,
                lengthRanges,
                sensors,
                newKeyframes,
                custom,
                location);
    }

    private <T> T find(String kind, List<T> elements, Function<T, String> nameOf, String wanted) {
        for (T element : elements) {
            if (nameOf.apply(element).equals(wanted)) {
                return element;
            }
        }
        List<String> names =
                elements.stream().map(nameOf).filter(text -> !text.isEmpty()).toList();
        throw new NoSuchElementException(
                "Model " + name + " (" + location + ") has no " + kind + " \"" + wanted + "\"; it has " + names + ".");
    }

    private static void addVector(List<Double> target, Vector3 vector) {
        target.add(vector.x());
        target.add(vector.y());
        target.add(vector.z());
    }

    private static void addQuaternion(List<Double> target, Quaternion quaternion) {
        target.add(quaternion.w());
        target.add(quaternion.x());
        target.add(quaternion.y());
        target.add(quaternion.z());
    }

    /**
     * Changes the duration of a physics step.
     *
     * @param timestep the duration in s
     * @return a copy with that duration
     */
    public ModelSpec withTimestep(double timestep) {
        return with(options.withTimestep(timestep), keyframes);
    }

    /**
     * The same model simulated differently.
     *
     * @param newOptions how
     * @return the model
     */
    public ModelSpec withOptions(SimulationOptions newOptions) {
        return with(newOptions, keyframes);
    }
}
