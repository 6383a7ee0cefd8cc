package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/** The islands of a state, and how far the solver is with each. */
@Scratch
public final class IslandMemory {
    /** The island of each kinematic tree, the number of one of its trees {@code [trees]}. */
    public final int[] ofTree;
    /** The island of each row of {@link ScalarRows}. */
    public final int[] ofRow;
    /** The island of each contact. */
    public final int[] ofContact;
    /** 1 while an island is being solved, else 0 {@code [trees]}. */
    public final int[] going;
    /** How many times the search direction an island goes {@code [trees]}. */
    public final float[] step;
    /** How much the cost of an island falls {@code [trees]}. */
    public final float[] improvement;

    IslandMemory(Model model) {
        ofTree = new int[model.islands.trees];
        ofRow = new int[model.islands.rowCapacity];
        ofContact = new int[model.islands.contactCapacity];
        going = new int[model.islands.trees];
        step = new float[model.islands.trees];
        improvement = new float[model.islands.trees];
    }
}
