package sinew.assets.mjcf;

/**
 * What the readers of elements share while one model is read.
 *
 * @param problems takes what is wrong
 * @param origins how figures are to be understood
 * @param defaults classes of defaults
 * @param assets what elements use by name
 * @param orientations reads poses
 */
record Context(Problems problems, Origins origins, Defaults defaults, Assets assets, Orientations orientations) {
    /** How the figures of an element are to be understood. */
    Compiler compiler(Attributes attributes) {
        return origins.of(attributes.own());
    }
}
