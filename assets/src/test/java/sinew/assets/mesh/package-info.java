/** Tests of meshes and height fields: values of MuJoCo, properties of hulls, broken files. */
@NullMarked
package sinew.assets.mesh;

import org.jspecify.annotations.NullMarked;
