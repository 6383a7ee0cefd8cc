package sinew.sim.tasks;

import java.util.ArrayList;
import java.util.List;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.Settings;
import sinew.sim.terms.TermTable;
import sinew.sim.terms.TermTable.Kind;
import sinew.sim.terms.TermTable.Term;
import sinew.sim.terms.TermTable.Value;

/**
 * The settings of a task's terms: {@code env.rewards.<term>.weight} and {@code env.<group>.<term>.params.<name>}.
 *
 * @param table the described terms
 */
record TermSettings(TermTable table) {
    List<SettingDescriptor> descriptors() {
        List<SettingDescriptor> result = new ArrayList<>();
        for (Term term : table.terms()) {
            if (term.kind() == Kind.REWARD) {
                result.add(number(weightPath(term), term.weight(), "", "Weight: " + lower(term.help()), Liveness.NOW));
            }
            for (Value value : term.parameters()) {
                result.add(describe(term, value));
            }
        }
        return result;
    }

    /** The weights of the reward terms in order. */
    float[] weights(Settings settings) {
        List<Term> rewards = table.of(Kind.REWARD);
        float[] weights = new float[rewards.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) settings.decimal(weightPath(rewards.get(i)));
        }
        return weights;
    }

    /** The values of all terms' settings in the order in which the fused step counts them. */
    float[] parameters(Settings settings) {
        List<Double> values = new ArrayList<>();
        for (Term term : table.terms()) {
            for (Value value : term.parameters()) {
                if (value.standard().size() == 1) {
                    values.add(settings.decimal(path(term, value)));
                } else {
                    values.addAll(list(path(term, value), value.standard().size(), settings));
                }
            }
        }
        float[] result = new float[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values.get(i).floatValue();
        }
        return result;
    }

    /** Two numbers are the ends of an interval, three a vector. */
    private static List<Double> list(String path, int size, Settings settings) {
        List<Double> numbers = settings.decimals(path);
        if (size == 2 && (numbers.size() != 2 || numbers.get(0) > numbers.get(1))) {
            throw new TaskException(
                    path + " is " + numbers + "; expected two numbers, the lower one first, for example [-1.0, 1.0].");
        }
        if (numbers.size() != size) {
            throw new TaskException(path + " is " + numbers + "; expected " + size + " numbers.");
        }
        return numbers;
    }

    private static SettingDescriptor describe(Term term, Value value) {
        Liveness live = term.kind() == Kind.RESET ? Liveness.NEXT_RESET : Liveness.NOW;
        if (value.standard().size() == 1) {
            return number(path(term, value), value.standard().getFirst(), value.unit(), value.help(), live);
        }
        return new SettingDescriptor(
                path(term, value),
                SettingType.DECIMAL_LIST,
                value.standard(),
                value.help(),
                value.unit(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                List.of(),
                live);
    }

    private static SettingDescriptor number(String path, double standard, String unit, String help, Liveness live) {
        return new SettingDescriptor(
                path,
                SettingType.DECIMAL,
                standard,
                help,
                unit,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                List.of(),
                live);
    }

    private static String weightPath(Term term) {
        return "env.rewards." + term.name() + ".weight";
    }

    private static String path(Term term, Value value) {
        boolean ownKey = term.kind() == Kind.ACTION
                || (term.kind() == Kind.OBSERVATION && value.name().equals("scale"));
        String params = ownKey ? "." : ".params.";
        return "env." + term.kind().group() + "." + term.name() + params + value.name();
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
