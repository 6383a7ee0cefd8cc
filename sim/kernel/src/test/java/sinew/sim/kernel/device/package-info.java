/** What every device runtime must do, run on the emulated device and on a GPU. */
@NullMarked
package sinew.sim.kernel.device;

import org.jspecify.annotations.NullMarked;
