package sinew.learning.cuda;

/** How the kernels of matrix.cu, chain.cu and gradients.cu divide their work; the numbers are those of matrix.cu. */
final class Tiles {
    /** Of a block. */
    static final int THREADS = 256;

    /** Of a result that a block computes. */
    static final int ROWS = 128;

    /** Of an operand's row that is in shared memory at a time. */
    static final int ROW_BYTES = NetworkLayers.ROW_BYTES;

    /** How many pieces of the operands are in shared memory at the same time. */
    static final int STAGES = 3;

    private Tiles() {}

    /** How many tiles so many rows make. */
    static int down(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }
}
