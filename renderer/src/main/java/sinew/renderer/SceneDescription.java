package sinew.renderer;

import java.util.List;

/**
 * What there is to draw: the shapes of one environment, and how many environments stand in the grid.
 *
 * @param bodies how many bodies one environment has, the world included as body 0
 * @param shapes the shapes of one environment
 * @param environments how many environments there are
 * @param spacing the distance between neighbouring environments in m
 * @param groundHeight the height of the ground plane in the world, in m
 */
public record SceneDescription(int bodies, List<Shape> shapes, int environments, float spacing, float groundHeight) {
    /** The primitives. */
    public enum Kind {
        /** Half sizes x y z. */
        BOX,
        /** Radius, unused, unused. */
        SPHERE,
        /** Radius, half length along local z, unused. */
        CAPSULE,
        /** Radius, half length along local z, unused. */
        CYLINDER,
        /** Radii x y z. */
        ELLIPSOID
    }

    /**
     * A coloured primitive that is fixed to a body.
     *
     * @param kind the primitive
     * @param body the body it moves with
     * @param size three sizes in m, as its kind says
     * @param position its centre in the body's frame, three numbers in m
     * @param orientation its orientation in the body's frame, a unit quaternion w x y z
     * @param colour red, green, blue, alpha from 0 to 1, sRGB
     */
    public record Shape(Kind kind, int body, float[] size, float[] position, float[] orientation, float[] colour) {
        /** Checks the lengths. */
        public Shape {
            check("size", size, 3);
            check("position", position, 3);
            check("orientation", orientation, 4);
            check("colour", colour, 4);
        }

        private static void check(String name, float[] numbers, int length) {
            if (numbers.length != length) {
                throw new IllegalArgumentException("The " + name + " of a shape has " + numbers.length
                        + " numbers; it has to have " + length + ".");
            }
        }
    }

    /** Checks the numbers and takes a copy of the list. */
    public SceneDescription {
        shapes = List.copyOf(shapes);
        if (bodies < 1 || environments < 1) {
            throw new IllegalArgumentException("A scene of " + environments + " environments with " + bodies
                    + " bodies was described; both have to be at least 1.");
        }
        for (Shape shape : shapes) {
            if (shape.body() < 0 || shape.body() >= bodies) {
                throw new IllegalArgumentException("A shape is fixed to body " + shape.body()
                        + "; the scene has the bodies 0 to " + (bodies - 1) + ".");
            }
        }
    }

    /**
     * How many numbers the poses of a frame of this scene have.
     *
     * @return {@code environments * bodies * 7}
     */
    public int poseNumbers() {
        return environments * bodies * 7;
    }

    /**
     * Where the environments stand.
     *
     * @return the grid
     */
    public EnvironmentGrid grid() {
        return EnvironmentGrid.of(environments, spacing);
    }
}
