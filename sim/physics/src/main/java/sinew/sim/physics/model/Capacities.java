package sinew.sim.physics.model;

import sinew.assets.model.ModelSpec;

/**
 * How much working memory an environment gets for what a state may or may not need.
 *
 * @param contacts largest number of contacts. If more are found, the deepest are kept and the others are counted in
 *     {@code Contacts.overflow}. The rows of contacts follow from it; all other constraint rows have their place always.
 */
public record Capacities(int contacts) {
    /** Refuses what is negative. */
    public Capacities {
        if (contacts < 0) {
            throw new IllegalArgumentException("A capacity of " + contacts + " contacts is negative; give 0 or more.");
        }
    }

    /**
     * What a model gets that is compiled without capacities: {@code <size nconmax>} if it is given, else an estimate from
     * {@link PairTable#contactEstimate}; never more than all pairs together can make.
     *
     * @param spec the description
     * @param pairs its pairs
     * @return the capacities
     */
    static Capacities of(ModelSpec spec, PairTable pairs) {
        int stated = spec.sizes().contacts();
        return new Capacities(Math.min(stated >= 0 ? stated : pairs.contactEstimate(), pairs.mostContacts()));
    }
}
