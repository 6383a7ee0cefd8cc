// The sky: one triangle over the whole picture, infinitely far away.
layout(location = 0) out vec3 direction;

void main() {
    vec2 corner = vec2(gl_VertexIndex == 1 ? 3.0 : -1.0, gl_VertexIndex == 2 ? 3.0 : -1.0);
    direction = forward.xyz + right.xyz * corner.x + up.xyz * corner.y;
    gl_Position = vec4(corner, 0.0, 1.0);
}
