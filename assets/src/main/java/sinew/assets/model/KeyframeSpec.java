package sinew.assets.model;

import java.util.List;

/**
 * A stored state.
 *
 * @param index number of the keyframe in the model
 * @param name unique name among keyframes, or empty
 * @param time in s
 * @param positions joint positions {@code [nq]} in m, rad and unit quaternions; the initial pose if the file states none
 * @param velocities joint velocities {@code [nv]}; zeros if the file states none
 * @param controls {@code [nu]}; zeros if the file states none
 * @param activations {@code [na]}; zeros if the file states none
 * @param mocapPositions {@code [nmocap, 3]} in m; those of the initial pose if the file states none
 * @param mocapOrientations {@code [nmocap, 4]} unit quaternions; those of the initial pose if the file states none
 * @param location where it was written
 */
public record KeyframeSpec(
        int index,
        String name,
        double time,
        List<Double> positions,
        List<Double> velocities,
        List<Double> controls,
        List<Double> activations,
        List<Double> mocapPositions,
        List<Double> mocapOrientations,
        SourceLocation location) {
    /** Copies the lists. */
    public KeyframeSpec {
        positions = List.copyOf(positions);
        velocities = List.copyOf(velocities);
        controls = List.copyOf(controls);
        activations = List.copyOf(activations);
        mocapPositions = List.copyOf(mocapPositions);
        mocapOrientations = List.copyOf(mocapOrientations);
    }
}
