package sinew.sim.tasks;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The arrays of a state that must be saved to go on exactly, by name. */
final class StateArrays {
    private final SequencedMap<String, Object> arrays = new LinkedHashMap<>();

    StateArrays(EnvironmentState state, TermValues values) {
        arrays.put("seed", values.seed);
        arrays.put("qpos", state.qpos);
        arrays.put("qvel", state.qvel);
        arrays.put("qacc_warmstart", state.qaccWarmstart);
        arrays.put("activation", state.activation);
        arrays.put("memory", state.memory);
        arrays.put("mocap_position", state.mocapPosition);
        arrays.put("mocap_orientation", state.mocapOrientation);
        arrays.put("remembered", state.remembered);
        arrays.put("actions", state.actions);
        arrays.put("observations", state.observations);
        arrays.put("rewards", state.rewards);
        arrays.put("dones", state.dones);
        arrays.put("terminated", state.terminated);
        arrays.put("time_outs", state.timeOuts);
        arrays.put("not_finite", state.notFinite);
        arrays.put("episode_lengths", state.episodeLengths);
        arrays.put("head_starts", state.headStarts);
        arrays.put("episodes", state.episodes);
        arrays.put("episode_returns", state.episodeReturns);
        arrays.put("term_sums", state.termSums);
        arrays.put("finished_lengths", state.finishedLengths);
        arrays.put("finished_returns", state.finishedReturns);
        arrays.put("finished_term_sums", state.finishedTermSums);
        arrays.put("finished_terminations", state.finishedTerminations);
    }

    Object[] all() {
        return arrays.values().toArray();
    }

    List<NamedArray> copies() {
        return arrays.entrySet().stream()
                .map(entry -> new NamedArray(entry.getKey(), copy(entry.getValue())))
                .toList();
    }

    /** Copies saved arrays over the state's; checks all before it changes any. */
    void restore(List<NamedArray> saved) {
        Map<String, Object> byName = new LinkedHashMap<>();
        saved.forEach(array -> byName.put(array.name(), array.array()));
        for (NamedArray array : saved) {
            if (!arrays.containsKey(array.name())) {
                throw new IllegalArgumentException("The saved state has '" + array.name()
                        + "', which this version does not know; expected " + arrays.keySet() + ".");
            }
        }
        arrays.forEach((name, array) -> check(name, array, byName));
        arrays.forEach((name, array) -> System.arraycopy(byName.get(name), 0, array, 0, Array.getLength(array)));
    }

    private static void check(String name, Object array, Map<String, Object> saved) {
        Object candidate = saved.get(name);
        if (candidate == null) {
            throw new IllegalArgumentException("The saved state lacks '" + name + "'; it belongs to another version.");
        }
        if (candidate.getClass() != array.getClass() || Array.getLength(candidate) != Array.getLength(array)) {
            throw new IllegalArgumentException("The saved state's '" + name + "' has " + Array.getLength(candidate)
                    + " numbers; expected " + Array.getLength(array)
                    + ". It was saved with another number of environments or for another task.");
        }
    }

    private static Object copy(Object array) {
        return array instanceof float[] numbers ? numbers.clone() : ((int[]) array).clone();
    }
}
