package sinew.renderer;

/**
 * How a scene is shown.
 *
 * @param theme the colours of sky, ground and light
 * @param shading how surfaces are drawn
 * @param shadows whether the light casts shadows
 */
public record Look(Theme theme, Shading shading, boolean shadows) {
    /** The colours of sky, ground and light. */
    public enum Theme {
        /** For a light window. */
        LIGHT,
        /** For a dark window. */
        DARK
    }

    /** How surfaces are drawn. */
    public enum Shading {
        /** Lit by sky and sun. */
        SHADED,
        /** Edges of the triangles only; where the device cannot, as {@link #SHADED}. */
        WIREFRAME,
        /** The direction of each surface as a colour. */
        NORMALS
    }

    /** Shaded with shadows, for a light window. */
    public static final Look LIGHT = new Look(Theme.LIGHT, Shading.SHADED, true);

    /** Shaded with shadows, for a dark window. */
    public static final Look DARK = new Look(Theme.DARK, Shading.SHADED, true);
}
