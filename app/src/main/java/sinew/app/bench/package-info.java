/**
 * Measures how fast environments step, and how well two devices agree. Knows neither learner nor window.
 */
@NullMarked
package sinew.app.bench;

import org.jspecify.annotations.NullMarked;
