package sinew.assets.model;

/**
 * One piece of the path of a tendon.
 *
 * @param type kind of object
 * @param objectIndex number of the joint, site or geom; -1 for a pulley
 * @param factor coefficient of a joint, divisor of a pulley, else 0
 * @param sideSiteIndex number of the site that says on which side of a geom the tendon runs, or -1
 */
public record WrapSpec(WrapType type, int objectIndex, double factor, int sideSiteIndex) {}
