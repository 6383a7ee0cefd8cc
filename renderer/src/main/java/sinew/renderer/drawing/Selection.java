package sinew.renderer.drawing;

import sinew.renderer.vulkan.CommandRecorder;

/**
 * Instances chosen for one view, ordered by mesh.
 *
 * @param first for each mesh the place of its first instance
 * @param counts for each mesh how many instances there are
 * @param triangles how many triangles they have together
 */
record Selection(int[] first, int[] counts, long triangles) {
    /** Nothing to draw. */
    static final Selection EMPTY = new Selection(new int[0], new int[0], 0L);

    int shapes() {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    void draw(CommandRecorder commands, PrimitiveMeshes meshes) {
        for (int mesh = 0; mesh < counts.length; mesh++) {
            if (counts[mesh] > 0) {
                meshes.draw(commands, mesh, counts[mesh], first[mesh]);
            }
        }
    }
}
