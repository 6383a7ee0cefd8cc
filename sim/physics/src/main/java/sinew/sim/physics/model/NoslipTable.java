package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sinew.assets.model.ContactPairSpec;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Constants;

/** How dry friction is made stiff after constraints were solved, see {@code NoslipSolver}. Models that do not ask for it have no room for it. */
@Constants
public final class NoslipTable {
    /** Whether the model asks for it ({@code noslip_iterations}). */
    public final boolean on;
    /** Most turns over all rows. */
    public final int iterations;
    /** Improvement, scaled by {@link SolverTable#scale}, below which it stops. */
    public final float tolerance;
    /** Rows of dry friction of degrees of freedom and tendons. */
    public final int frictionCount;
    /** Contacts that there can be at most. */
    public final int contactCapacity;
    /** Friction rows of the contact with the most. */
    public final int contactRows;
    /** Contacts are dealt with by ascending rank of their pair, which is MuJoCo's order {@code [pairs]}. */
    public final int[] pairRank;

    NoslipTable(ModelTables tables, int frictionRows, int contactDimensions) {
        ModelSpec spec = tables.spec;
        on = spec.options().noslipIterations() > 0;
        iterations = spec.options().noslipIterations();
        tolerance = (float) spec.options().noslipTolerance();
        frictionCount = on ? frictionRows : 0;
        contactCapacity = on ? tables.capacities.contacts() : 0;
        contactRows = contactDimensions - 1;
        pairRank = on ? ranks(spec, tables.geoms, tables.pairs) : new int[0];
    }

    /** By pair of bodies; of one pair of bodies first the geoms that the description pairs, then the others by number. */
    private static int[] ranks(ModelSpec spec, GeomTable geoms, PairTable pairs) {
        Map<List<Integer>, Integer> explicit = new HashMap<>();
        for (ContactPairSpec pair : spec.pairs()) {
            explicit.put(List.of(pair.firstGeomIndex(), pair.secondGeomIndex()), explicit.size());
            explicit.put(List.of(pair.secondGeomIndex(), pair.firstGeomIndex()), explicit.size());
        }
        List<Integer> order = new ArrayList<>();
        for (int pair = 0; pair < pairs.count; pair++) {
            order.add(pair);
        }
        order.sort(Comparator.comparingInt((Integer pair) -> lowerBody(geoms, pairs, pair))
                .thenComparingInt(pair -> upperBody(geoms, pairs, pair))
                .thenComparingInt(pair -> explicit.getOrDefault(
                        List.of(geoms.specIndex[pairs.first[pair]], geoms.specIndex[pairs.second[pair]]),
                        Integer.MAX_VALUE))
                .thenComparingInt(pair -> geoms.specIndex[pairs.first[pair]])
                .thenComparingInt(pair -> geoms.specIndex[pairs.second[pair]]));
        int[] ranks = new int[pairs.count];
        for (int rank = 0; rank < pairs.count; rank++) {
            ranks[order.get(rank)] = rank;
        }
        return ranks;
    }

    private static int lowerBody(GeomTable geoms, PairTable pairs, int pair) {
        return Math.min(geoms.body[pairs.first[pair]], geoms.body[pairs.second[pair]]);
    }

    private static int upperBody(GeomTable geoms, PairTable pairs, int pair) {
        return Math.max(geoms.body[pairs.first[pair]], geoms.body[pairs.second[pair]]);
    }
}
