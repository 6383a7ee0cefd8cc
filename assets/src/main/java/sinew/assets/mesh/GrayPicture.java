package sinew.assets.mesh;

/**
 * A picture of grey values.
 *
 * @param width pixels of a line
 * @param height lines, the highest first
 * @param values {@code [height, width]} 0 to 255
 */
record GrayPicture(int width, int height, byte[] values) {}
