package sinew.assets.mesh;

/**
 * A picture of grey values.
 *
 * @param width pixels of a line
 * @param height lines, the highest first
 * @param values {@code [height, width]} 0 to 255
 */
record GrayPicture(int width, int height, byte[] values) {
    int value(int line, int column) {
        return values[line * width + column] & 0xff;
    }
}
