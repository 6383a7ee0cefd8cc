// Where the vertices of primitives are in the world. Comes after frame.glsl in the shaders of primitives.
layout(std430, set = 0, binding = 1) readonly buffer Poses { float poses[]; };
layout(std430, set = 0, binding = 2) readonly buffer Shapes { Shape shapes[]; };
layout(std430, set = 0, binding = 3) readonly buffer Instances { uint instances[]; };

struct Placement {
    vec3 position;
    vec4 orientation;
};

Placement placementOf(uint environment, Shape shape) {
    uint first = (environment * uint(counts.x) + uint(shape.position.w)) * 7u;
    float row = float(environment / uint(grid.z));
    float column = float(environment % uint(grid.z));
    vec3 origin = grid.x * vec3((grid.y - 1.0) * 0.5 - row, column - (grid.z - 1.0) * 0.5, 0.0);
    return Placement(
        origin + vec3(poses[first], poses[first + 1u], poses[first + 2u]),
        vec4(poses[first + 3u], poses[first + 4u], poses[first + 5u], poses[first + 6u]));
}

vec3 placed(Placement placement, Shape shape, vec3 scale, vec4 corner) {
    vec3 local = corner.xyz * scale + vec3(0.0, 0.0, corner.w * shape.scale.w);
    return placement.position + rotate(placement.orientation, shape.position.xyz + rotate(shape.orientation, local));
}
