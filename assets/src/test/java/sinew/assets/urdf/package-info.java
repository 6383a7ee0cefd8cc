/** Tests of the URDF reader: values of MuJoCo, errors with their places, broken files. */
@NullMarked
package sinew.assets.urdf;

import org.jspecify.annotations.NullMarked;
