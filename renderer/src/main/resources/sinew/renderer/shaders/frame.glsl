#version 450
// What every shader knows about the picture. Colours are linear. Keep in step with FrameUniforms.java.
layout(std140, set = 0, binding = 0) uniform Frame {
    mat4 viewProjection;
    mat4 lightViewProjection;
    vec4 eye;          // xyz, height of the ground
    vec4 forward;      // unit vector into the picture, size of a pixel at a depth of 1 m
    vec4 right;        // to the right edge of the picture at a depth of 1 m, bias of shadows on shapes
    vec4 up;           // to the upper edge, least half thickness of what casts shadows
    vec4 sun;          // unit vector towards the sun, strength of shadows
    vec4 sunColour;    // rgb, strength of highlights
    vec4 skyLight;     // light from above
    vec4 groundLight;  // light from below
    vec4 zenith;
    vec4 horizon;      // rgb, 1 / fog distance
    vec4 ground;       // rgb, half side of the ground plane
    vec4 line;         // rgb, opacity
    vec4 accent;       // rgb, number of the highlighted environment
    vec4 grid;         // spacing, rows, columns, side of a texel of the shadow map
    ivec4 counts;      // bodies, shapes, shading, unused
};

struct Shape {
    vec4 scale;        // xyz, how far capsule ends are moved apart
    vec4 orientation;  // w x y z
    vec4 position;     // xyz, body
    vec4 colour;
};

const int NORMALS = 1;

vec3 rotate(vec4 wxyz, vec3 v) {
    vec3 t = 2.0 * cross(wxyz.yzw, v);
    return v + wxyz.x * t + cross(wxyz.yzw, t);
}

float fog(vec3 position) {
    float distance = length(position - eye.xyz) * horizon.w;
    return 1.0 - exp(-distance * distance);
}
