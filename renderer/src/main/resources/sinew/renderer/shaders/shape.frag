// The surface of a primitive: light from sky, ground and sun, a soft highlight, and fog.
layout(location = 0) in vec3 worldPosition;
layout(location = 1) in vec3 worldNormal;
layout(location = 2) flat in vec3 colour;
layout(location = 3) in vec3 shadowPosition;
layout(location = 0) out vec4 result;

void main() {
    vec3 normal = normalize(worldNormal);
    if (counts.z == NORMALS) {
        result = vec4(normal * 0.5 + 0.5, 1.0);
        return;
    }
    float facing = dot(normal, sun.xyz);
    vec3 light = mix(groundLight.rgb, skyLight.rgb, normal.z * 0.5 + 0.5);
    vec3 shine = vec3(0.0);
    if (facing > 0.0) {
        float arriving = facing * sunlight(shadowPosition, right.w);
        vec3 halfway = normalize(sun.xyz + normalize(eye.xyz - worldPosition));
        float gloss = pow(max(dot(normal, halfway), 0.0), 40.0);
        light += sunColour.rgb * arriving;
        shine = sunColour.rgb * (arriving * gloss * sunColour.w);
    }
    result = vec4(mix(colour * light + shine, horizon.rgb, fog(worldPosition)), 1.0);
}
