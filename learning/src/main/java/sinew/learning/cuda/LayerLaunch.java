package sinew.learning.cuda;

/** Computes hidden layers of all networks, or their deltas, in one launch. */
interface LayerLaunch {
    /** Computes the rows of the mini-batch that begins at a row. */
    void launch(int firstRow);
}
