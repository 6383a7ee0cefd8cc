/**
 * What a model is after it was read: immutable records of bodies, joints, geoms, sites and actuators, every reference resolved and
 * every figure in SI units. Formats fill it, physics and rendering read it.
 */
@NullMarked
package sinew.assets.model;

import org.jspecify.annotations.NullMarked;
