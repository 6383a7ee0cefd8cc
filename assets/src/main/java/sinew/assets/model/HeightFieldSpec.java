package sinew.assets.model;

import sinew.assets.mesh.HeightField;

/**
 * A height field that geoms use. It spans x from -{@code radiusX} to {@code radiusX}, y alike, and z from -{@code base} to
 * {@code elevation} in the geom's frame.
 *
 * @param index number of the height field in the model
 * @param name unique name among height fields
 * @param file where it was read from, relative to the model's folder, or empty if the model itself holds it
 * @param field rows, columns and elevations from 0 to 1
 * @param radiusX half extent along x, in m
 * @param radiusY half extent along y, in m
 * @param elevation height of the elevation 1, in m
 * @param base thickness below the elevation 0, in m
 * @param location where it was written
 */
public record HeightFieldSpec(
        int index,
        String name,
        String file,
        HeightField field,
        double radiusX,
        double radiusY,
        double elevation,
        double base,
        SourceLocation location) {}
