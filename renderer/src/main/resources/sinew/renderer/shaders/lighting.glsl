// Light and shadow on a surface. Comes after frame.glsl in fragment shaders.
layout(set = 0, binding = 4) uniform sampler2DShadow shadowMap;

// The part of the sun that arrives: a few samples, each of which the sampler blends from four texels.
float sunlight(vec3 place, float bias) {
    float edge = max(abs(place.x), abs(place.y));
    float strength = sun.w * (1.0 - smoothstep(0.85, 1.0, edge));
    if (strength <= 0.0) {
        return 1.0;
    }
    vec3 texel = vec3(place.x * 0.5 + 0.5, 0.5 - place.y * 0.5, place.z - bias);
    float side = grid.w;
    float lit = texture(shadowMap, texel + vec3(-0.5, -1.1, 0.0) * side)
        + texture(shadowMap, texel + vec3(1.1, -0.5, 0.0) * side)
        + texture(shadowMap, texel + vec3(0.5, 1.1, 0.0) * side)
        + texture(shadowMap, texel + vec3(-1.1, 0.5, 0.0) * side);
    float samples = 4.0;
    for (int ring = 2; ring <= counts.w; ring++) {
        for (int i = 0; i < 8; i++) {
            float angle = 0.785398 * (float(i) + 0.5 * float(ring));
            lit += texture(shadowMap, texel + vec3(vec2(cos(angle), sin(angle)) * side * float(ring), 0.0));
        }
        samples += 8.0;
    }
    return 1.0 - strength * (1.0 - lit / samples);
}
