package sinew.assets.model;

/** The method that finds constraint forces. */
public enum ConstraintSolver {
    /** Projected Gauss-Seidel. */
    PGS,
    /** Conjugate gradients. */
    CG,
    /** Newton. */
    NEWTON
}
