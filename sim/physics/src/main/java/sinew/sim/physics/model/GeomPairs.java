package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sinew.assets.model.BodySpec;
import sinew.assets.model.ContactExclusion;
import sinew.assets.model.ContactPairSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.sim.physics.preparation.ContactParameters;

/**
 * Finds the pairs of geoms that could touch, by MuJoCo's filters (documentation, Computation, "Collision detection", "Selection"), and
 * the figures of their contacts.
 */
final class GeomPairs {
    /**
     * A pair that could touch; geoms by their index in {@link GeomTable}, the lower type first.
     *
     * @param kind which collider
     * @param first index of the first geom
     * @param second index of the second geom
     * @param parameters index of its figures in {@link #parameters}
     */
    record Pair(int kind, int first, int second, int parameters) {}

    private final ModelSpec spec;
    private final GeomTable table;
    private final List<GeomSpec> geoms;
    private final Map<ContactParameters, Integer> sets = new LinkedHashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    /** For every body, the farthest ancestor that it is rigidly fixed to. */
    private final int[] weld;

    private final Set<List<Integer>> excluded = new HashSet<>();
    private final Set<List<Integer>> explicit = new HashSet<>();

    GeomPairs(ModelSpec spec, GeomTable table) {
        this.spec = spec;
        this.table = table;
        geoms = spec.geoms();
        weld = new int[spec.bodies().size()];
        for (BodySpec body : spec.bodies()) {
            boolean fixed = body.joints().isEmpty() && body.index() > 0;
            weld[body.index()] = fixed ? weld[body.parentIndex()] : body.index();
        }
        for (ContactExclusion exclusion : spec.exclusions()) {
            excluded.add(List.of(exclusion.firstBodyIndex(), exclusion.secondBodyIndex()));
            excluded.add(List.of(exclusion.secondBodyIndex(), exclusion.firstBodyIndex()));
        }
        if (spec.options().isOn(OptionFlag.CONTACT) && spec.options().isOn(OptionFlag.CONSTRAINT)) {
            spec.pairs().forEach(this::addExplicit);
            addDynamic();
        }
        pairs.sort(Comparator.comparingInt(Pair::kind)
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second));
    }

    /** The pairs, sorted by collider. */
    List<Pair> pairs() {
        return pairs;
    }

    /** The figures of contacts that pairs refer to. */
    List<ContactParameters> parameters() {
        return List.copyOf(sets.keySet());
    }

    /** The body that a geom of the table is rigidly fixed to and that moves, or 0. */
    int movingBody(int geom) {
        return weld[table.body[geom]];
    }

    private void addExplicit(ContactPairSpec pair) {
        int one = table.indexOf(pair.firstGeomIndex());
        int other = table.indexOf(pair.secondGeomIndex());
        explicit.add(List.of(one, other));
        explicit.add(List.of(other, one));
        add(one, other, ContactParameters.of(pair, spec.options()));
    }

    private void addDynamic() {
        for (int i = 0; i < table.count; i++) {
            for (int j = i + 1; j < table.count; j++) {
                GeomSpec one = geoms.get(table.specIndex[i]);
                GeomSpec other = geoms.get(table.specIndex[j]);
                if (couldTouch(one, other) && !explicit.contains(List.of(i, j))) {
                    add(i, j, ContactParameters.of(one.contact(), other.contact(), spec.options()));
                }
            }
        }
    }

    private void add(int one, int other, ContactParameters parameters) {
        boolean swapped = table.type[one] > table.type[other];
        int first = swapped ? other : one;
        int second = swapped ? one : other;
        int kind = ColliderKind.of(table.type[first], table.type[second]);
        if (kind != ColliderKind.NONE) {
            pairs.add(new Pair(kind, first, second, sets.computeIfAbsent(parameters, key -> sets.size())));
        }
    }

    private boolean couldTouch(GeomSpec first, GeomSpec second) {
        boolean masks = (first.contact().type() & second.contact().affinity()) != 0
                || (second.contact().type() & first.contact().affinity()) != 0;
        int one = weld[first.bodyIndex()];
        int other = weld[second.bodyIndex()];
        return masks
                && one != other
                && !areParentAndChild(one, other)
                && !excluded.contains(List.of(first.bodyIndex(), second.bodyIndex()));
    }

    private boolean areParentAndChild(int one, int other) {
        if (!spec.options().isOn(OptionFlag.FILTERPARENT) || one == 0 || other == 0) {
            return false;
        }
        return one == parentWeld(other) || other == parentWeld(one);
    }

    private int parentWeld(int body) {
        return weld[spec.bodies().get(body).parentIndex()];
    }
}
