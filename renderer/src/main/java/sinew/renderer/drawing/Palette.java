package sinew.renderer.drawing;

import org.joml.Vector3f;
import sinew.renderer.Look;

/**
 * The colours and lights of a theme; all colours linear.
 *
 * @param zenith the sky overhead
 * @param horizon the sky at the horizon and the fog
 * @param ground the ground's own colour
 * @param line the lines on the ground
 * @param lineOpacity how strong they are, 0 to 1
 * @param skyLight light from above
 * @param groundLight light from below
 * @param sunLight light from the sun
 * @param shadow how much of the sun a shadow takes, 0 to 1
 * @param highlights how strong surfaces shine, 0 to 1
 * @param accent the colour of a highlighted environment
 */
record Palette(
        Vector3f zenith,
        Vector3f horizon,
        Vector3f ground,
        Vector3f line,
        float lineOpacity,
        Vector3f skyLight,
        Vector3f groundLight,
        Vector3f sunLight,
        float shadow,
        float highlights,
        Vector3f accent) {
    private static final Palette LIGHT = new Palette(
            colour(0x7fa3cc),
            colour(0xdde5ee),
            colour(0xc3c9d0),
            colour(0x76828f),
            0.7f,
            new Vector3f(0.40f, 0.45f, 0.52f),
            new Vector3f(0.22f, 0.21f, 0.20f),
            new Vector3f(0.92f, 0.86f, 0.76f),
            0.85f,
            0.35f,
            colour(0x0fb5a2));
    private static final Palette DARK = new Palette(
            colour(0x0b0e13),
            colour(0x232932),
            colour(0x333942),
            colour(0x6a7686),
            0.75f,
            new Vector3f(0.42f, 0.46f, 0.54f),
            new Vector3f(0.19f, 0.19f, 0.21f),
            new Vector3f(1.02f, 0.95f, 0.85f),
            0.9f,
            0.45f,
            colour(0x2fe0c4));

    static Palette of(Look.Theme theme) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
        };
    }

    private static Vector3f colour(int rgb) {
        return new Vector3f(
                linear((rgb >> 16 & 255) / 255f), linear((rgb >> 8 & 255) / 255f), linear((rgb & 255) / 255f));
    }

    /** From sRGB to linear light (IEC 61966-2-1). */
    static float linear(float value) {
        return value <= 0.04045f ? value / 12.92f : (float) Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
