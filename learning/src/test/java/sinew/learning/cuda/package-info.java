/** Tests of the learner on the GPU, most of them on an emulated one. */
@org.jspecify.annotations.NullMarked
package sinew.learning.cuda;
