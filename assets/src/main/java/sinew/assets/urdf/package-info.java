/**
 * Reads robots written in URDF, with MuJoCo's conventions (documentation, XML reference, "URDF extensions"): the tree of links and joints
 * becomes the tree of elements of an MJCF model, which is then read like any other.
 */
@NullMarked
package sinew.assets.urdf;

import org.jspecify.annotations.NullMarked;
