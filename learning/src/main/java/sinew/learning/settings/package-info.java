/**
 * What a person can set about learning: every library's settings under the names that its users know, and the one neutral form
 * ({@link sinew.learning.settings.LearnerSettings}) that they all come to and that learners understand.
 */
@NullMarked
package sinew.learning.settings;

import org.jspecify.annotations.NullMarked;
