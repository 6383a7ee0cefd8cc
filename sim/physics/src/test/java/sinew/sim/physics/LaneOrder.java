package sinew.sim.physics;

import java.util.concurrent.Semaphore;

/**
 * Lanes played by threads of which one runs at a time: each runs from one synchronisation to the next before its neighbour
 * starts. A missing synchronisation makes the outcome depend on the order of the lanes.
 */
public final class LaneOrder {
    private final Semaphore[] turns;
    private final boolean descending;

    /** Makes lanes that take turns in ascending or descending order. */
    public LaneOrder(int lanes, boolean descending) {
        turns = new Semaphore[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            turns[lane] = new Semaphore(0);
        }
        this.descending = descending;
    }

    /** Tells how many lanes there are. */
    public int lanes() {
        return turns.length;
    }

    /** Lets the first lane start. */
    public void start() {
        turns[descending ? turns.length - 1 : 0].release();
    }

    /** Waits until it is this lane's turn. */
    public void await(int lane) {
        turns[lane].acquireUninterruptibly();
    }

    /** Hands the turn to the next lane; after the last one the first goes on behind the synchronisation. */
    public void pass(int lane) {
        int lanes = turns.length;
        turns[(descending ? lane + lanes - 1 : lane + 1) % lanes].release();
    }
}
