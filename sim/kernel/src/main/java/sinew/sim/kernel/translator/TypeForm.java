package sinew.sim.kernel.translator;

/** What a Java type is to the kernel language. */
enum TypeForm {
    VOID,
    INT,
    FLOAT,
    BOOLEAN,
    INT_ARRAY,
    FLOAT_ARRAY,
    VALUE,
    CODE,
    CONSTANTS,
    SCRATCH,
    GLOBAL,
    OTHER;

    boolean isNumber() {
        return this == INT || this == FLOAT;
    }

    boolean isArray() {
        return this == INT_ARRAY || this == FLOAT_ARRAY;
    }

    /** Whether it can be the type of a variable that is assigned. */
    boolean isValue() {
        return isNumber() || this == BOOLEAN || this == VALUE;
    }

    /** Whether it is an object that kernels only hand on. */
    boolean isObject() {
        return this == CONSTANTS || this == SCRATCH || this == GLOBAL;
    }
}
