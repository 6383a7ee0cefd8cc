package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.ContactParameters;

/**
 * What the contacts of pairs are made with; pairs with the same figures share a set. A contact is listed from a distance of margin + gap
 * on, and makes force below the margin: the violation is distance - margin.
 */
@Constants
public final class ContactParameterTable {
    /** Sets. */
    public final int count;
    /** Dimensions of the contact force {@code [count]}: 1, 3, 4 or 6. */
    public final int[] condim;
    /** Friction {@code [count, 5]}: along two tangents, about the normal in m, about two tangents in m. */
    public final float[] friction;
    /** Spring-damper of the normal direction {@code [count, 2]}. */
    public final float[] solref;
    /** Spring-damper of friction {@code [count, 2]}; zeros where it shares that of the normal direction. */
    public final float[] solreffriction;
    /** Impedance {@code [count, 5]}. */
    public final float[] solimp;
    /** Distance below which contacts make force {@code [count]}, in m. */
    public final float[] margin;
    /** Distance beyond the margin within which contacts are listed without force {@code [count]}, in m. */
    public final float[] gap;

    ContactParameterTable(List<ContactParameters> sets) {
        count = sets.size();
        condim = new int[count];
        margin = new float[count];
        gap = new float[count];
        for (int i = 0; i < count; i++) {
            condim[i] = sets.get(i).condim();
            margin[i] = (float) sets.get(i).margin();
            gap[i] = (float) sets.get(i).gap();
        }
        friction = flat(sets.stream().map(ContactParameters::friction).toList());
        solref = flat(sets.stream().map(ContactParameters::solref).toList());
        solreffriction =
                flat(sets.stream().map(ContactParameters::solreffriction).toList());
        solimp = flat(sets.stream().map(ContactParameters::solimp).toList());
    }

    private static float[] flat(List<List<Double>> rows) {
        List<Double> all = new ArrayList<>();
        rows.forEach(all::addAll);
        float[] result = new float[all.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = all.get(i).floatValue();
        }
        return result;
    }
}
