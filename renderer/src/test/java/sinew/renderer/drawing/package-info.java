/** Tests of what needs no device: meshes, cameras, choice of instances. */
@NullMarked
package sinew.renderer.drawing;

import org.jspecify.annotations.NullMarked;
