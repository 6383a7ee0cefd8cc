/**
 * Measures how fast environments step, learners learn and whole trainings run, and how well two devices agree. Knows no
 * window.
 */
@NullMarked
package sinew.app.bench;

import org.jspecify.annotations.NullMarked;
