package sinew.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Collects what is reported about finished episodes.
 *
 * <ul>
 *   <li>{@code Train/*}: mean return and length over the last hundred.
 *   <li>{@code Episode_Reward/<term>}: the term's sum (weight and step duration included) per second of a full episode, the mean
 *       over the episodes that ended in the iteration.
 *   <li>{@code Episode_Termination/<term>}: the share of all environments whose latest episode ended by the term, as Isaac Lab 2.3
 *       has it; 0 before an environment's first episode has ended.
 * </ul>
 */
public final class EpisodeStatistics {
    /** Over how many episodes {@code Train/*} are means. */
    public static final int WINDOW = 100;

    private static final String RETURNS = "session.episode_returns";
    private static final String LENGTHS = "session.episode_lengths";
    private static final String FILLED = "session.episode_count";
    private static final String TERMINATIONS = "session.latest_terminations";
    static final String NON_FINITE = "Metrics/non_finite_resets";
    static final String DROPPED_CONTACTS = "Metrics/dropped_contacts";

    private final EnvironmentDescription description;
    private final float[] returns = new float[WINDOW];
    private final int[] lengths = new int[WINDOW];
    private final double[] termSums;
    private final int[] latestTerminations;
    private long finished;
    private int finishedInIteration;
    private int nonFinite;
    private VectorEnvironment.@Nullable NonFinite firstNonFinite;
    private long droppedContacts;
    private double @Nullable [] latestEndings;

    EpisodeStatistics(EnvironmentDescription description, int environments) {
        this.description = description;
        termSums = new double[description.rewards().size()];
        latestTerminations = new int[environments * description.terminations().size()];
    }

    /** Names every tag that {@link #addTo} may give. */
    static List<String> tags(EnvironmentDescription description) {
        List<String> tags = new ArrayList<>(List.of("Train/mean_reward", "Train/mean_episode_length"));
        description.rewards().forEach(term -> tags.add("Episode_Reward/" + term));
        description.terminations().forEach(term -> tags.add("Episode_Termination/" + term));
        tags.add(NON_FINITE);
        tags.add(DROPPED_CONTACTS);
        return tags;
    }

    void startIteration() {
        Arrays.fill(termSums, 0);
        finishedInIteration = 0;
        nonFinite = 0;
        firstNonFinite = null;
        droppedContacts = 0;
    }

    /** Takes in how many contacts found no place in the iteration. */
    void recordDroppedContacts(long count) {
        droppedContacts = count;
    }

    /**
     * Takes over what was counted elsewhere in an iteration.
     *
     * @param numbers the counts
     */
    public void take(EpisodeNumbers numbers) {
        finished = numbers.finished();
        System.arraycopy(numbers.returns(), 0, returns, 0, WINDOW);
        System.arraycopy(numbers.lengths(), 0, lengths, 0, WINDOW);
        finishedInIteration = numbers.finishedInIteration();
        System.arraycopy(numbers.termSums(), 0, termSums, 0, termSums.length);
        latestEndings = numbers.latestEndings().clone();
        nonFinite = numbers.nonFinite();
        firstNonFinite = numbers.firstNonFinite();
        droppedContacts = numbers.droppedContacts();
    }

    /**
     * The number of episodes that have ended in the run.
     *
     * @return the number
     */
    public long finished() {
        return finished;
    }

    /**
     * The returns of the last episodes.
     *
     * @return {@code [WINDOW]}; the next one's place is {@code finished % WINDOW}
     */
    public float[] returns() {
        return returns;
    }

    /**
     * The lengths of the last episodes in steps.
     *
     * @return {@code [WINDOW]}
     */
    public int[] lengths() {
        return lengths;
    }

    /**
     * By which terms every environment's latest episode ended.
     *
     * @return {@code [environments * terms]}, 1 where a term held. May be written.
     */
    public int[] latestTerminations() {
        return latestTerminations;
    }

    /** Takes in the episodes that ended in the last step. */
    void record(VectorEnvironment environment) {
        int[] dones = environment.dones();
        for (int i = 0; i < dones.length; i++) {
            if (dones[i] != 0) {
                recordEpisode(environment, i);
            }
        }
        List<VectorEnvironment.NonFinite> resets = environment.nonFiniteResets();
        if (!resets.isEmpty()) {
            nonFinite += resets.size();
            firstNonFinite = firstNonFinite == null ? resets.getFirst() : firstNonFinite;
        }
    }

    private void recordEpisode(VectorEnvironment environment, int index) {
        int slot = (int) (finished % WINDOW);
        returns[slot] = environment.finishedReturns()[index];
        lengths[slot] = environment.finishedLengths()[index];
        finished++;
        finishedInIteration++;
        for (int term = 0; term < termSums.length; term++) {
            termSums[term] += environment.finishedTermSums()[index * termSums.length + term];
        }
        int terms = description.terminations().size();
        System.arraycopy(environment.finishedTerminations(), index * terms, latestTerminations, index * terms, terms);
    }

    /** Adds the tags of this iteration; those about episodes are missing if none has ended. */
    void addTo(Map<String, Double> scalars) {
        int filled = (int) Math.min(finished, WINDOW);
        if (filled > 0) {
            double returnSum = 0;
            double lengthSum = 0;
            for (int i = 0; i < filled; i++) {
                returnSum += returns[i];
                lengthSum += lengths[i];
            }
            scalars.put("Train/mean_reward", returnSum / filled);
            scalars.put("Train/mean_episode_length", lengthSum / filled);
        }
        if (finishedInIteration > 0) {
            double seconds = description.maximumEpisodeSeconds() * finishedInIteration;
            for (int term = 0; term < termSums.length; term++) {
                scalars.put("Episode_Reward/" + description.rewards().get(term), termSums[term] / seconds);
            }
            addTerminations(scalars);
        }
        if (nonFinite > 0) {
            scalars.put(NON_FINITE, (double) nonFinite);
        }
        if (droppedContacts > 0) {
            scalars.put(DROPPED_CONTACTS, (double) droppedContacts);
        }
    }

    private void addTerminations(Map<String, Double> scalars) {
        int terms = description.terminations().size();
        for (int term = 0; term < terms; term++) {
            double share = ended(term) * terms / latestTerminations.length;
            scalars.put("Episode_Termination/" + description.terminations().get(term), share);
        }
    }

    private double ended(int term) {
        if (latestEndings != null) {
            return latestEndings[term];
        }
        int terms = description.terminations().size();
        double ended = 0;
        for (int i = term; i < latestTerminations.length; i += terms) {
            ended += latestTerminations[i];
        }
        return ended;
    }

    /** A sentence about environments that were reset because a number of theirs was not finite or too large, or an empty text. */
    String nonFiniteMessage() {
        return firstNonFinite == null
                ? ""
                : nonFinite
                        + " environments were reset because a quantity was not finite or beyond 1e10; the first was environment "
                        + firstNonFinite.environment() + " at step " + firstNonFinite.step() + " of its episode: "
                        + firstNonFinite.quantity();
    }

    /** A sentence about contacts that found no place, or an empty text. */
    String droppedContactsMessage() {
        return droppedContacts == 0
                ? ""
                : droppedContacts
                        + " contacts were left out, because the environments have no room for more; the deepest were kept."
                        + " Give the model more with <size nconmax=\"...\"/>.";
    }

    List<Tensor> saveState() {
        return List.of(
                Tensor.vector(RETURNS, returns.clone()),
                Tensor.vector(LENGTHS, lengths.clone()),
                Tensor.scalar(FILLED, finished),
                Tensor.vector(TERMINATIONS, latestTerminations.clone()));
    }

    /** Checks that {@link #restoreState} can succeed. */
    static void checkState(Checkpoint checkpoint) {
        checkpoint.floats(RETURNS, WINDOW);
        checkpoint.ints(LENGTHS, WINDOW);
        checkpoint.longs(FILLED);
    }

    /** Goes on from a state of the same task; what is known of each environment is dropped if there were more or fewer. */
    void restoreState(Checkpoint checkpoint) {
        float[] savedReturns = checkpoint.floats(RETURNS, WINDOW);
        int[] savedLengths = checkpoint.ints(LENGTHS, WINDOW);
        finished = checkpoint.longs(FILLED)[0];
        System.arraycopy(savedReturns, 0, returns, 0, WINDOW);
        System.arraycopy(savedLengths, 0, lengths, 0, WINDOW);
        Tensor latest = checkpoint.find(TERMINATIONS);
        if (latest != null && latest.values() instanceof int[] saved && saved.length == latestTerminations.length) {
            System.arraycopy(saved, 0, latestTerminations, 0, saved.length);
        }
    }
}
