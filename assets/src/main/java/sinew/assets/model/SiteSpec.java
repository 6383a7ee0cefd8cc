package sinew.assets.model;

/**
 * A named frame on a body, for sensors, actuators and looks; it has no mass and does not touch.
 *
 * @param index number of the site in the model
 * @param bodyIndex number of its body
 * @param name unique name among sites, or empty
 * @param type shape it is drawn with
 * @param size dimensions in m by {@link GeomType}; components that the shape does not use are 0
 * @param pose in the body's frame
 * @param color of drawing
 * @param group 0 to 5 by custom; viewers show and hide by group
 * @param location where it was written
 */
public record SiteSpec(
        int index,
        int bodyIndex,
        String name,
        GeomType type,
        Vector3 size,
        Pose pose,
        Color color,
        int group,
        SourceLocation location) {
    /**
     * The same with numbers.
     *
     * @param newIndex number in the model
     * @param newBodyIndex number of the body
     * @return the changed copy
     */
    public SiteSpec withIndices(int newIndex, int newBodyIndex) {
        return new SiteSpec(newIndex, newBodyIndex, name, type, size, pose, color, group, location);
    }

    /**
     * The same at another place.
     *
     * @param newPose in the body's frame
     * @return the changed copy
     */
    public SiteSpec withPose(Pose newPose) {
        return new SiteSpec(index, bodyIndex, name, type, size, newPose, color, group, location);
    }
}
