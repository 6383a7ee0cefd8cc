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
            colour(0x9fb8d4),
            colour(0xe6ecf2),
            colour(0xd3d8de),
            colour(0x8a97a6),
            0.75f,
            new Vector3f(0.46f, 0.50f, 0.56f),
            new Vector3f(0.26f, 0.25f, 0.24f),
            new Vector3f(0.84f, 0.79f, 0.70f),
            0.85f,
            0.35f,
            colour(0xff8a1f));
    private static final Palette DARK = new Palette(
            colour(0x0d1117),
            colour(0x272d36),
            colour(0x343b45),
            colour(0x5f6b7a),
            0.8f,
            new Vector3f(0.34f, 0.38f, 0.45f),
            new Vector3f(0.14f, 0.14f, 0.15f),
            new Vector3f(0.86f, 0.80f, 0.72f),
            0.9f,
            0.45f,
            colour(0xffa040));

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
