// One vertex of a primitive: picks its environment, shape and body, and moves it into the world.
layout(location = 0) in vec4 vertex;
layout(location = 1) in vec3 normal;
layout(location = 0) out vec3 worldPosition;
layout(location = 1) out vec3 worldNormal;
layout(location = 2) flat out vec3 colour;
layout(location = 3) out vec3 shadowPosition;

void main() {
    uint instance = instances[gl_InstanceIndex];
    uint environment = instance / uint(counts.y);
    Shape shape = shapes[instance % uint(counts.y)];
    Placement placement = placementOf(environment, shape);

    // Thin parts are kept at least about a pixel thick, so that distant rails and poles do not break up.
    vec3 exact = placed(placement, shape, shape.scale.xyz, vertex);
    float thinnest = 0.55 * forward.w * max(dot(exact - eye.xyz, forward.xyz), 0.0);
    vec3 scale = max(shape.scale.xyz, vec3(thinnest));

    // A highlighted environment is a little thicker, so that it wins where neighbours touch.
    bool highlighted = int(environment) == int(accent.w);
    if (highlighted) {
        scale += max(0.002, thinnest * 0.5);
    }
    vec3 position = placed(placement, shape, scale, vertex);

    worldPosition = position;
    worldNormal = rotate(placement.orientation, rotate(shape.orientation, normalize(normal / shape.scale.xyz)));
    colour = highlighted ? mix(shape.colour.rgb, accent.rgb, 0.75) : shape.colour.rgb;
    shadowPosition = (lightViewProjection * vec4(exact, 1.0)).xyz;
    gl_Position = viewProjection * vec4(position, 1.0);
}
