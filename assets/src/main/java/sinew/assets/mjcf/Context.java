package sinew.assets.mjcf;

/**
 * What the readers of elements share while one model is read.
 *
 * @param problems takes what is wrong
 * @param compiler how figures are to be understood
 * @param defaults classes of defaults
 * @param materials colours by name
 * @param orientations reads poses
 */
record Context(
        Problems problems, Compiler compiler, Defaults defaults, Materials materials, Orientations orientations) {}
