package sinew.app.bench;

/** A learner whose iterations are taken apart. */
interface LearnerUnderTest extends AutoCloseable {
    /**
     * How long the parts of iterations took, in s.
     *
     * @param rollout inference, noise and storage of all steps
     * @param returns returns and advantages
     * @param update the update
     * @param whole all of it, one iteration after the other
     */
    record Parts(double rollout, double returns, double update, double whole) {
        /** The same for one of so many iterations. */
        Parts each(int iterations) {
            return new Parts(rollout / iterations, returns / iterations, update / iterations, whole / iterations);
        }
    }

    /** What it learns on, in a few words. */
    String deviceName();

    /** Does so many iterations. */
    Parts iterate(int iterations);

    @Override
    void close();
}
