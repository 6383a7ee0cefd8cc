package sinew.sim.physics.model;

import sinew.sim.kernel.Constants;

/**
 * Kinematic trees, of which constraints make islands (MuJoCo documentation, Computation, "Constraint islands"). Islands have one solution
 * together, but a solver that stops early stops for each by itself.
 */
@Constants
public final class IslandTable {
    /** Whether islands matter: there are several trees, and something stops before it is done. */
    public final boolean on;
    /** Whether Newton's method steps every island by itself, see {@code IslandNewton}. */
    public final boolean steps;
    /** Kinematic trees; 1 if islands do not matter. */
    public final int trees;
    /** The kinematic tree of each degree of freedom {@code [nv]}; without elements if islands do not matter. */
    public final int[] tree;
    /** Rows of {@code ScalarRows}, or none. */
    public final int rowCapacity;
    /** Contacts, or none. */
    public final int contactCapacity;

    IslandTable(DofTable dofs, boolean limited, boolean noslip, int rows, int contacts) {
        int[] found = new int[dofs.parent.length];
        int count = 0;
        for (int dof = 0; dof < found.length; dof++) {
            int parent = dofs.parent[dof];
            found[dof] = parent < 0 ? count++ : found[parent];
        }
        on = (limited || noslip) && count > 1;
        steps = limited && count > 1;
        trees = on ? count : 1;
        tree = on ? found : new int[0];
        rowCapacity = on ? rows : 0;
        contactCapacity = on ? contacts : 0;
    }
}
