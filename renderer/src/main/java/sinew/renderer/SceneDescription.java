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
    public record Shape(Kind kind, int body, float[] size, float[] position, float[] orientation, float[] colour) {}
}
