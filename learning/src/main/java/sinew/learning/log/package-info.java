/**
 * What a run leaves on disk and says on the console: its folder, TensorBoard events, CSV and the summary of an iteration.
 * Files are written by a thread of their own; what cannot be written ends the training with a clear message.
 */
@NullMarked
package sinew.learning.log;

import org.jspecify.annotations.NullMarked;
