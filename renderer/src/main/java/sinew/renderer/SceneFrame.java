package sinew.renderer;

/**
 * The poses of all bodies at one moment; nobody may change it after it was handed over.
 *
 * @param poses {@code [environments * bodies * 7]}: position in the environment's frame in m, then unit quaternion w x y z
 * @param number counts up; a frame with a smaller number is older
 */
public record SceneFrame(float[] poses, long number) {}
