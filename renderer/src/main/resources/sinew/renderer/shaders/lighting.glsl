// Light and shadow on a surface. Comes after frame.glsl in fragment shaders.
layout(set = 0, binding = 4) uniform sampler2DShadow shadowMap;

// The part of the sun that arrives. Each sample is blended from four texels; a CPU takes one, a GPU rings of eight more.
float sunlight(vec3 place, float bias) {
    float edge = max(abs(place.x), abs(place.y));
    float strength = sun.w * (1.0 - smoothstep(0.85, 1.0, edge));
    vec3 texel = vec3(place.x * 0.5 + 0.5, 0.5 - place.y * 0.5, place.z - bias);
    float lit = textureLod(shadowMap, texel, 0.0);
#if SHADOW_RINGS > 0
    for (int ring = 1; ring <= SHADOW_RINGS; ring++) {
        for (int i = 0; i < 8; i++) {
            float angle = 0.785398 * (float(i) + 0.5 * float(ring));
            vec2 offset = vec2(cos(angle), sin(angle)) * (grid.w * 1.3 * float(ring));
            lit += textureLod(shadowMap, texel + vec3(offset, 0.0), 0.0);
        }
    }
    lit /= 1.0 + 8.0 * float(SHADOW_RINGS);
#endif
    return 1.0 - strength * (1.0 - lit);
}
