package sinew.learning.cuda;

import java.util.List;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;

/** Launches several layers of all networks at once (chain.cu): each product takes what the one before gives. */
final class ChainLaunch implements LayerLaunch {
    private static final int LINK_COLUMNS = 128;
    private static final int PANEL_BYTES = Tiles.ROWS * Tiles.ROW_BYTES;

    private final DeviceFunction function;
    private final DeviceAddress table;
    private final int links;
    private final int blocks;
    private final int rows;
    private final boolean keeps;
    private final int sharedBytes;

    /**
     * Describes the launch to the device.
     *
     * @param function an entry point of chain.cu
     * @param tables takes the description
     * @param networks the products of each network, in their order; as many for each
     * @param rows rows of the results
     * @param keeps whether all results are wanted, not only the last
     * @param precision how numbers are stored
     */
    ChainLaunch(
            DeviceFunction function,
            DeviceTable tables,
            List<List<ProductLaunch.Product>> networks,
            int rows,
            boolean keeps,
            Precision precision) {
        this.function = function;
        this.rows = rows;
        this.keeps = keeps;
        links = networks.getFirst().size();
        blocks = Tiles.down(rows) * networks.size();
        sharedBytes = sharedBytes(precision);
        StructureWriter writer = new StructureWriter(networks.size() * links * ProductLaunch.BYTES);
        networks.forEach(products -> products.forEach(product -> product.write(writer, 0, 1)));
        table = tables.put(writer.bytes());
    }

    /** Shared memory of a block: panels for activations, slots for weights, biases. */
    static int sharedBytes(Precision precision) {
        int panels = Math.max(LINK_COLUMNS * precision.storedBytes() / Tiles.ROW_BYTES, Tiles.STAGES);
        return panels * PANEL_BYTES + Tiles.STAGES * LINK_COLUMNS * Tiles.ROW_BYTES + LINK_COLUMNS * Float.BYTES;
    }

    @Override
    public void launch(int firstRow) {
        function.launch(blocks, 1, 1, Tiles.THREADS, sharedBytes, table, links, firstRow, rows, keeps ? 1 : 0);
    }
}
