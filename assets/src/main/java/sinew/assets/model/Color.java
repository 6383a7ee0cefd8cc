package sinew.assets.model;

/**
 * A colour, components from 0 to 1.
 *
 * @param red red
 * @param green green
 * @param blue blue
 * @param alpha 0 is transparent, 1 opaque
 */
public record Color(double red, double green, double blue, double alpha) {
    /** The colour of geoms and sites that state none: half grey. */
    public static final Color GRAY = new Color(0.5, 0.5, 0.5, 1);
}
