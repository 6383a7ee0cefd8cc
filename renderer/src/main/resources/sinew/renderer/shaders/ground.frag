// The ground: two grids whose lines keep their tone at any distance, shadow, and fog.
layout(location = 0) in vec3 worldPosition;
layout(location = 1) in vec3 shadowPosition;
layout(location = 0) out vec4 result;

// How much of a line lies on this pixel. Lines thinner than a pixel become paler instead, and where several lines fall
// on one pixel only their mean tone is left.
float lines(vec2 place, vec2 change, float width) {
    vec2 drawn = clamp(vec2(width), change, vec2(0.5));
    vec2 blur = change * 1.5;
    vec2 away = 1.0 - abs(fract(place) * 2.0 - 1.0);
    vec2 line = 1.0 - smoothstep(drawn - blur, drawn + blur, away);
    line *= clamp(width / drawn, 0.0, 1.0);
    line = mix(line, vec2(width), clamp(change * 2.0 - 1.0, 0.0, 1.0));
    return mix(line.x, 1.0, line.y);
}

void main() {
    vec2 place = worldPosition.xy;
    vec2 change = fwidth(place);
    if (counts.z == NORMALS) {
        result = vec4(0.5, 0.5, 1.0, 1.0);
        return;
    }
    float haze = fog(worldPosition);
    float fine = lines(place, change, 0.014) * 0.55;
    float coarse = lines(place * 0.2, change * 0.2, 0.008);
    vec3 colour = mix(ground.rgb, line.rgb, max(fine, coarse) * line.w);
    vec3 light = skyLight.rgb + sunColour.rgb * (sun.z * sunlight(shadowPosition, 0.0));
    result = vec4(mix(colour * light, horizon.rgb, haze), 1.0);
}
