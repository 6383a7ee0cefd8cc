// The sky: from the horizon, which is also the colour of fog, to the zenith.
layout(location = 0) in vec3 direction;
layout(location = 0) out vec4 result;

void main() {
    float height = clamp(direction.z / length(direction) * 1.8, 0.0, 1.0);
    vec3 colour = mix(horizon.rgb, zenith.rgb, height * (2.0 - height));
    result = vec4(counts.z == NORMALS ? vec3(0.5) : colour, 1.0);
}
