package sinew.sim.terms;

import java.util.List;

/**
 * The described terms of a task, in the order in which they run.
 *
 * @param terms all terms, grouped by kind
 * @param indices what the index constants of the fused step stand for, in their order
 * @param memory what the terms remember from step to step, in order
 */
public record TermTable(List<Term> terms, List<Index> indices, List<Memory> memory) {
    /** What a term does. */
    public enum Kind {
        /** Turns actions into controls. */
        ACTION("actions"),
        /** Is observed. */
        OBSERVATION("observations.policy"),
        /** Is rewarded. */
        REWARD("rewards"),
        /** Ends episodes. */
        TERMINATION("terminations"),
        /** Starts episodes. */
        RESET("events");

        private final String group;

        Kind(String group) {
            this.group = group;
        }

        /**
         * The group of the settings of such terms, as Isaac Lab names it.
         *
         * @return for example {@code rewards}
         */
        public String group() {
            return group;
        }
    }

    /**
     * One term.
     *
     * @param kind what it does
     * @param name its name
     * @param help one sentence
     * @param weight the weight of a reward, otherwise 0
     * @param timeOut whether a termination is a truncation
     * @param elements the names of the numbers of an action or observation
     * @param unit the unit of these numbers
     * @param parameters its settings
     */
    public record Term(
            Kind kind,
            String name,
            String help,
            double weight,
            boolean timeOut,
            List<String> elements,
            String unit,
            List<Value> parameters) {}

    /**
     * One setting of a term.
     *
     * @param name its name
     * @param standard one to three numbers
     * @param unit the unit of the numbers
     * @param help one sentence
     */
    public record Value(String name, List<Double> standard, String unit, String help) {}

    /**
     * A named thing of the model.
     *
     * @param kind {@code joint} or {@code actuator}
     * @param name its name in the model
     */
    public record Index(String kind, String name) {}

    /**
     * Numbers that terms remember.
     *
     * @param name what they are
     * @param size how many
     */
    public record Memory(String name, int size) {}

    /**
     * Selects terms.
     *
     * @param kind the kind
     * @return the terms of that kind in order
     */
    public List<Term> of(Kind kind) {
        return terms.stream().filter(term -> term.kind() == kind).toList();
    }
}
