package sinew.learning.cuda;

import java.util.List;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;

/** Launches the products of one layer of all networks ({@code struct Product} of matrix.cu). */
final class ProductLaunch {
    /** Bytes of a {@code struct Product}. */
    static final int BYTES = 72;

    private static final int THREADS = 256;
    private static final int TILE_ROWS = 128;
    private static final int ROW_BYTES = 128;
    private static final int STAGES = 3;

    private final DeviceFunction function;
    private final DeviceAddress table;
    private final int count;
    private final int tiles;
    private final int rows;
    private final int sharedBytes;

    /**
     * One product.
     *
     * @param left {@code [rows][leftPitch]}
     * @param weights the layer's weights {@code [outputs][rightPitch]}
     * @param result {@code [rows][resultPitch]}
     * @param bias the first bias; anything for deltas, which have none
     * @param slopes what slopes follow from, {@code [rows][resultPitch]}
     * @param leftPitch numbers of a row
     * @param rightPitch numbers of a row
     * @param resultPitch numbers of a row
     * @param columns numbers of a row of the result that are not padding
     * @param leftMoves whether left holds all mini-batches
     */
    record Product(
            DeviceAddress left,
            DeviceAddress weights,
            DeviceAddress result,
            DeviceAddress bias,
            DeviceAddress slopes,
            int leftPitch,
            int rightPitch,
            int resultPitch,
            int columns,
            boolean leftMoves) {}

    /** Columns of the tiles of a launch whose widest result has so many columns. */
    static int tileColumns(List<Product> products) {
        int widest = products.stream().mapToInt(Product::columns).max().orElse(1);
        return widest > 64 ? 128 : widest > 32 ? 64 : 32;
    }

    ProductLaunch(DeviceFunction function, DeviceTable tables, List<Product> products, int rows) {
        this.function = function;
        this.rows = rows;
        count = products.size();
        int columns = tileColumns(products);
        sharedBytes = STAGES * (TILE_ROWS + columns + 8) * ROW_BYTES;
        StructureWriter writer = new StructureWriter(count * BYTES);
        int down = (rows + TILE_ROWS - 1) / TILE_ROWS;
        int first = 0;
        for (Product p : products) {
            int across = (p.columns() + columns - 1) / columns;
            writer.pointers(p.left(), p.weights(), p.result(), p.bias(), p.slopes());
            writer.ints(
                    p.leftPitch(), p.rightPitch(), p.resultPitch(), p.columns(), first, across, p.leftMoves() ? 1 : 0);
            first += across * down;
        }
        tiles = first;
        table = tables.put(writer.bytes());
    }

    /** Computes the rows of the mini-batch that begins at a row. */
    void launch(int firstRow) {
        function.launch(tiles, 1, 1, THREADS, sharedBytes, table, count, firstRow, rows);
    }
}
