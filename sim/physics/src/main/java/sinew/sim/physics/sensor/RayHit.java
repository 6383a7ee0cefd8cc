package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.GeomTable;

/**
 * What a ray met.
 *
 * @param distance from the ray's start in lengths of its direction, or -1 if it met nothing
 * @param geom index in {@link GeomTable}, or -1
 */
@KernelCode
public record RayHit(float distance, int geom) {}
