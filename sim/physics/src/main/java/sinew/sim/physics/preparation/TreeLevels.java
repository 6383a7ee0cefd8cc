package sinew.sim.physics.preparation;

/**
 * The nodes of a forest sorted by their distance from the roots.
 *
 * @param count number of levels
 * @param start first entry of each level in {@code members}, and last its length {@code [count + 1]}
 * @param members nodes by level, ascending within one
 */
public record TreeLevels(int count, int[] start, int[] members) {
    /** Sorts nodes {@code first .. depth.length - 1} by their depth, which counts from {@code lowest}. */
    public static TreeLevels of(int[] depth, int first, int lowest) {
        int count = 0;
        for (int node = first; node < depth.length; node++) {
            count = Math.max(count, depth[node] - lowest + 1);
        }
        int[] start = new int[count + 1];
        int[] members = new int[depth.length - first];
        int filled = 0;
        for (int level = 0; level < count; level++) {
            start[level] = filled;
            for (int node = first; node < depth.length; node++) {
                if (depth[node] - lowest == level) {
                    members[filled++] = node;
                }
            }
        }
        start[count] = filled;
        return new TreeLevels(count, start, members);
    }
}
