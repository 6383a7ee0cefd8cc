package sinew.sim.physics.preparation;

import java.util.List;

/** Lists of different lengths as flat arrays. */
public final class Ragged {
    private Ragged() {}

    /** First entry of each list in {@link #flat}, and the end of the last. */
    public static int[] starts(List<? extends List<Integer>> lists) {
        int[] starts = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            starts[i + 1] = starts[i] + lists.get(i).size();
        }
        return starts;
    }

    /** All lists one after the other. */
    public static int[] flat(List<? extends List<Integer>> lists) {
        return lists.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }
}
