package sinew.assets.mesh;

/**
 * A height field as its file states it: elevations of a grid, scaled so that the lowest is 0 and the highest 1.
 *
 * <p>Row 0 lies at the smallest y and column 0 at the smallest x of the geom's frame.
 */
public final class HeightField {
    private static final int MOST_CELLS = 100_000_000;

    private final String name;
    private final int rows;
    private final int columns;
    private final float[] elevation;

    /**
     * Copies, checks and scales. A flat field is 0 everywhere.
     *
     * @param name what messages call it
     * @param rows samples along y, at least 2
     * @param columns samples along x, at least 2
     * @param elevation {@code [rows, columns]}, in any unit
     * @throws MeshException if the counts are too small, or a number is not finite
     */
    public HeightField(String name, int rows, int columns, float[] elevation) throws MeshException {
        checkSize(name, rows, columns);
        if ((long) rows * columns != elevation.length) {
            throw new MeshException(
                    name + ": has " + elevation.length + " elevations, expected " + rows + " rows of " + columns + ".");
        }
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.elevation = elevation.clone();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < elevation.length; i++) {
            if (!Float.isFinite(elevation[i])) {
                throw new MeshException(name + ": the elevation in row " + i / columns + ", column " + i % columns
                        + " is " + elevation[i] + ", expected a finite number.");
            }
            least = Math.min(least, elevation[i]);
            most = Math.max(most, elevation[i]);
        }
        for (int i = 0; i < elevation.length; i++) {
            float above = elevation[i] - least;
            this.elevation[i] = most - least > 1e-15f ? above / (most - least) : above;
        }
    }

    /**
     * A height field from lines in the order of reading: the first has the largest y, as in a picture and in MJCF's {@code elevation}.
     *
     * @param name what messages call it
     * @param rows lines, at least 2
     * @param columns samples of a line, at least 2
     * @param lines elevations {@code [rows, columns]}, in any unit
     * @return the height field
     * @throws MeshException if the counts are too small or wrong, or a number is not finite
     */
    public static HeightField ofLines(String name, int rows, int columns, float[] lines) throws MeshException {
        float[] elevation = lines.clone();
        if ((long) rows * columns == lines.length) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(lines, row * columns, elevation, (rows - 1 - row) * columns, columns);
            }
        }
        return new HeightField(name, rows, columns, elevation);
    }

    static void checkSize(String name, int rows, int columns) throws MeshException {
        if (rows < 2 || columns < 2 || (long) rows * columns > MOST_CELLS) {
            throw new MeshException(name + ": has " + rows + " rows and " + columns
                    + " columns, expected at least 2 of each and at most " + MOST_CELLS + " samples.");
        }
    }

    /**
     * What messages call it.
     *
     * @return its file, or its place in a model
     */
    public String name() {
        return name;
    }

    /**
     * Samples along y.
     *
     * @return the count, at least 2
     */
    public int rows() {
        return rows;
    }

    /**
     * Samples along x.
     *
     * @return the count, at least 2
     */
    public int columns() {
        return columns;
    }

    /**
     * The elevations.
     *
     * @return a new array {@code [rows, columns]}, from 0 to 1
     */
    public float[] elevation() {
        return elevation.clone();
    }
}
