/**
 * Policies: the layout of their parameters, their first values, and using a trained one.
 * Everything here is plain Java, so that a checkpoint can be replayed where PyTorch is not installed.
 */
@NullMarked
package sinew.learning.policy;

import org.jspecify.annotations.NullMarked;
