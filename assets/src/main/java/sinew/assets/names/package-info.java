/**
 * Names that people type: what somebody who mistyped one probably meant. Lies at the bottom of the modules, because models, settings,
 * tasks and the command line all answer mistyped names.
 */
@NullMarked
package sinew.assets.names;

import org.jspecify.annotations.NullMarked;
