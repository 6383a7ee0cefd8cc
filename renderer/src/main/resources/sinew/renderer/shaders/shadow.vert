// One vertex of a primitive as the sun sees it.
layout(location = 0) in vec4 vertex;

void main() {
    uint instance = instances[gl_InstanceIndex];
    Shape shape = shapes[instance % uint(counts.y)];
    Placement placement = placementOf(instance / uint(counts.y), shape);
    gl_Position = lightViewProjection * vec4(placed(placement, shape, shape.scale.xyz, vertex), 1.0);
}
