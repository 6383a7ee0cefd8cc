/**
 * Checkpoints on disk: reading and writing safetensors files, finding the right one of a run.
 * A file holds numbers and text only; reading one cannot run code.
 * A torn or foreign file is refused with its name and the reason, never half-loaded.
 */
@NullMarked
package sinew.learning.checkpoint;

import org.jspecify.annotations.NullMarked;
