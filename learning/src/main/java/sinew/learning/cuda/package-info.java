/**
 * The learner on an NVIDIA GPU: rollout, networks, loss and optimiser stay in device memory, and an iteration is a recorded sequence
 * of kernels. The kernels are the CUDA texts in the resources of this package.
 */
@NullMarked
package sinew.learning.cuda;

import org.jspecify.annotations.NullMarked;
