package sinew.sim.kernel.linker;

/**
 * A parameter of a translated function.
 *
 * @param type the C++ type of the parameter or of its elements; a class by its name in the text
 * @param array whether it is an array
 * @param name its name
 */
public record KernelParameter(String type, boolean array, String name) {}
