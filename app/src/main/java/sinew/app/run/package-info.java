/**
 * How a run is put together: task, settings, device and folders become environments, a learner and a session; and what is
 * taken of it to be seen. Shared by the window and the command line.
 */
@NullMarked
package sinew.app.run;

import org.jspecify.annotations.NullMarked;
