package sinew.learning.cuda;

import java.util.List;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;

/** Launches the products of one layer of all networks ({@code struct Product} of matrix.cu). */
final class ProductLaunch implements LayerLaunch {
    /** Bytes of a {@code struct Product}. */
    static final int BYTES = 64;

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
     * @param right a layer's weights, {@code [columns padded to 128][leftPitch]}
     * @param result {@code [rows][resultPitch]}
     * @param bias the first bias; anything for deltas, which have none
     * @param slopes what slopes follow from, {@code [rows][resultPitch]}
     * @param leftPitch numbers of a row
     * @param resultPitch numbers of a row
     * @param columns numbers of a row of the result that are not padding
     * @param leftMoves whether left holds all mini-batches
     */
    record Product(
            DeviceAddress left,
            DeviceAddress right,
            DeviceAddress result,
            DeviceAddress bias,
            DeviceAddress slopes,
            int leftPitch,
            int resultPitch,
            int columns,
            boolean leftMoves) {
        /** Writes it for the device; its tiles begin at one and lie so many beside each other. */
        void write(StructureWriter writer, int firstTile, int tilesAcross) {
            writer.pointers(left, right, result, bias, slopes);
            writer.ints(leftPitch, resultPitch, columns, firstTile, tilesAcross, leftMoves ? 1 : 0);
        }
    }

    /**
     * Chooses the columns of the tiles of a launch: as many as the widest result has, but fewer if there would not be a tile for every
     * multiprocessor.
     *
     * @param products what is launched together
     * @param rows rows of the results
     * @param multiprocessors of the device
     * @return 128, 64 or 32
     */
    static int tileColumns(List<Product> products, int rows, int multiprocessors) {
        int widest = products.stream().mapToInt(Product::columns).max().orElse(1);
        int columns = widest > 64 ? 128 : widest > 32 ? 64 : 32;
        while (columns > 32 && tiles(products, rows, columns) <= multiprocessors) {
            columns /= 2;
        }
        return columns;
    }

    private static int tiles(List<Product> products, int rows, int columns) {
        int down = Tiles.down(rows);
        return products.stream()
                .mapToInt(p -> (p.columns() + columns - 1) / columns * down)
                .sum();
    }

    ProductLaunch(DeviceFunction function, DeviceTable tables, List<Product> products, int rows, int columns) {
        this.function = function;
        this.rows = rows;
        count = products.size();
        sharedBytes = Tiles.STAGES * (Tiles.ROWS + columns) * Tiles.ROW_BYTES;
        StructureWriter writer = new StructureWriter(count * BYTES);
        int down = Tiles.down(rows);
        int first = 0;
        for (Product p : products) {
            int across = (p.columns() + columns - 1) / columns;
            p.write(writer, first, across);
            first += across * down;
        }
        tiles = first;
        table = tables.put(writer.bytes());
    }

    @Override
    public void launch(int firstRow) {
        function.launch(tiles, 1, 1, Tiles.THREADS, sharedBytes, table, count, firstRow, rows);
    }
}
