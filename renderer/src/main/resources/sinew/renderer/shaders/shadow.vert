// One vertex of a primitive as the sun sees it.
layout(location = 0) in vec4 vertex;

void main() {
    uint instance = instances[gl_InstanceIndex];
    Shape shape = shapes[instance % uint(counts.y)];
    Placement placement = placementOf(instance / uint(counts.y), shape);
    // Thin parts are kept about a texel thick, so that their shadows do not break up.
    vec3 scale = max(shape.scale.xyz, vec3(up.w));
    gl_Position = lightViewProjection * vec4(placed(placement, shape, scale, vertex), 1.0);
}
