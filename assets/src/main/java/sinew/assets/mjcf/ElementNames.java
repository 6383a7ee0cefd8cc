package sinew.assets.mjcf;

/**
 * What other elements refer to by name.
 *
 * @param tree bodies and what is on them
 * @param tendons tendons
 * @param actuators actuators
 */
record ElementNames(BodyTree tree, Names tendons, Names actuators) {}
