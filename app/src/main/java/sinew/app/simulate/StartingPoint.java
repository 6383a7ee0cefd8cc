package sinew.app.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sinew.app.run.RunException;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;
import sinew.assets.names.NearestName;

/**
 * The state that a simulation starts from, and its inputs.
 *
 * @param time in s
 * @param qpos joint positions {@code [nq]}
 * @param qvel joint velocities {@code [nv]}
 * @param activation activations {@code [na]}
 * @param control control signals {@code [nu]}, kept during all steps
 * @param mocapPosition positions of the bodies that the user moves {@code [nmocap, 3]}
 * @param mocapOrientation orientations of the bodies that the user moves {@code [nmocap, 4]}
 */
public record StartingPoint(
        double time,
        float[] qpos,
        float[] qvel,
        float[] activation,
        float[] control,
        float[] mocapPosition,
        float[] mocapOrientation) {
    /**
     * What the user asks for; what is null is as in the model's initial pose, or as in the keyframe if there is one.
     *
     * @param key name or number of a keyframe
     * @param seed of random positions within the joints' ranges, velocities and controls
     * @param qpos joint positions
     * @param qvel joint velocities
     * @param control control signals
     */
    public record Wish(
            @Nullable String key,
            @Nullable Long seed,
            @Nullable List<Float> qpos,
            @Nullable List<Float> qvel,
            @Nullable List<Float> control) {}

    /**
     * Puts a start together: the initial pose, over it the keyframe, random numbers, and what is given explicitly.
     *
     * @param spec the model
     * @param wish what the user asks for
     * @return the start
     * @throws RunException if there is no such keyframe or a list has the wrong length
     */
    public static StartingPoint of(ModelSpec spec, Wish wish) {
        StartingPoint start = wish.key() == null ? initial(spec) : ofKeyframe(keyframe(spec, wish.key()));
        if (wish.seed() != null) {
            randomize(spec, start, new SplittableRandom(wish.seed()));
        }
        return new StartingPoint(
                start.time,
                replaced("--qpos", "positions (nq)", start.qpos, wish.qpos()),
                replaced("--qvel", "velocities (nv)", start.qvel, wish.qvel()),
                start.activation,
                replaced("--ctrl", "controls (nu)", start.control, wish.control()),
                start.mocapPosition,
                start.mocapOrientation);
    }

    private static StartingPoint initial(ModelSpec spec) {
        List<Double> mocapPositions = new ArrayList<>();
        List<Double> mocapOrientations = new ArrayList<>();
        for (BodySpec body : spec.mocapBodies()) {
            Vector3 position = body.pose().position();
            Quaternion turn = body.pose().orientation();
            mocapPositions.addAll(List.of(position.x(), position.y(), position.z()));
            mocapOrientations.addAll(List.of(turn.w(), turn.x(), turn.y(), turn.z()));
        }
        return new StartingPoint(
                0,
                floats(spec.initialPositions()),
                new float[spec.velocityCount()],
                new float[spec.activationCount()],
                new float[spec.actuators().size()],
                floats(mocapPositions),
                floats(mocapOrientations));
    }

    private static StartingPoint ofKeyframe(KeyframeSpec key) {
        return new StartingPoint(
                key.time(),
                floats(key.positions()),
                floats(key.velocities()),
                floats(key.activations()),
                floats(key.controls()),
                floats(key.mocapPositions()),
                floats(key.mocapOrientations()));
    }

    private static float[] replaced(String flag, String what, float[] standard, @Nullable List<Float> given) {
        if (given == null) {
            return standard;
        }
        if (given.size() != standard.length) {
            throw new RunException(flag + " has " + given.size() + " numbers; the model has " + standard.length + " "
                    + what + ". Write them divided by commas.");
        }
        float[] values = new float[standard.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = given.get(i);
        }
        return values;
    }

    private static KeyframeSpec keyframe(ModelSpec spec, String wanted) {
        List<String> names = spec.keyframes().stream().map(KeyframeSpec::name).toList();
        int index = names.indexOf(wanted);
        if (index < 0 && wanted.matches("\\d{1,6}")) {
            index = Integer.parseInt(wanted);
        }
        if (index < 0 || index >= names.size()) {
            List<String> named = names.stream().filter(name -> !name.isEmpty()).toList();
            throw new RunException("--key: the model has no keyframe \"" + wanted + "\"; it has " + names.size()
                    + (named.isEmpty() ? "" : ": " + String.join(", ", named)) + "." + NearestName.hint(wanted, named));
        }
        return spec.keyframes().get(index);
    }

    private static void randomize(ModelSpec spec, StartingPoint start, SplittableRandom random) {
        int at = 0;
        for (JointSpec joint : spec.joints()) {
            int count = joint.type().positionCount();
            if (joint.type() == JointType.FREE) {
                IntStream.range(at, at + 3).forEach(i -> start.qpos[i] += (float) random.nextDouble(-0.5, 0.5));
            }
            if (joint.type() == JointType.FREE || joint.type() == JointType.BALL) {
                turn(start.qpos, at + count - 4, random);
            } else if (joint.limited()
                    && joint.range().minimum() < joint.range().maximum()) {
                start.qpos[at] = (float)
                        random.nextDouble(joint.range().minimum(), joint.range().maximum());
            } else {
                start.qpos[at] += (float) random.nextDouble(-1, 1);
            }
            at += count;
        }
        for (int i = 0; i < start.qvel.length; i++) {
            start.qvel[i] = (float) random.nextDouble(-1, 1);
        }
        for (int i = 0; i < start.control.length; i++) {
            start.control[i] = (float) random.nextDouble(-1, 1);
        }
    }

    private static void turn(float[] qpos, int at, SplittableRandom random) {
        double[] turn = random.doubles(4, -1, 1).toArray();
        double norm = Math.sqrt(Arrays.stream(turn).map(x -> x * x).sum());
        for (int i = 0; i < 4; i++) {
            qpos[at + i] = (float) (turn[i] / norm);
        }
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
