package sinew.renderer;

/**
 * Where the environments stand: in rows along x, each row along y, centred on the world's origin.
 *
 * @param environments how many there are, at least 1
 * @param rows how many rows
 * @param columns how many environments a full row has
 * @param spacing between neighbours in m
 */
public record EnvironmentGrid(int environments, int rows, int columns, float spacing) {
    /**
     * The grid, as square as it gets.
     *
     * @param environments how many environments there are
     * @param spacing between neighbours in m
     * @return the grid
     */
    public static EnvironmentGrid of(int environments, float spacing) {
        int rows = Math.ceilDiv(environments, Math.max(1, (int) Math.sqrt(environments)));
        return new EnvironmentGrid(environments, rows, Math.ceilDiv(environments, Math.max(rows, 1)), spacing);
    }

    /**
     * The origin of an environment.
     *
     * @param environment its number
     * @return where it stands in the world; z is 0
     */
    public Vector3 origin(int environment) {
        int row = environment / columns;
        int column = environment % columns;
        return new Vector3(((rows - 1) * 0.5f - row) * spacing, (column - (columns - 1) * 0.5f) * spacing, 0f);
    }
}
