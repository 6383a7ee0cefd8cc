// The ground: a large square round the camera, as two triangles.
layout(location = 0) out vec3 worldPosition;
layout(location = 1) out vec3 shadowPosition;

const vec2 CORNERS[6] = vec2[](
    vec2(-1.0, -1.0), vec2(1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, 1.0));

void main() {
    worldPosition = vec3(eye.xy + CORNERS[gl_VertexIndex] * ground.w, eye.w);
    shadowPosition = (lightViewProjection * vec4(worldPosition, 1.0)).xyz;
    gl_Position = viewProjection * vec4(worldPosition, 1.0);
}
