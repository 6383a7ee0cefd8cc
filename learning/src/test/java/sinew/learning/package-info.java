/** Tests of training sessions on a small environment of their own. */
@org.jspecify.annotations.NullMarked
package sinew.learning;
