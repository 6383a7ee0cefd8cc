package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sinew.sim.kernel.Constants;

/**
 * The degrees of freedom that move two bodies against each other: those that move one of them and not the other. What moves both
 * moves them as one, so it does not count in a contact between them.
 */
@Constants
public final class ChainTable {
    /** Different pairs of bodies. */
    public final int count;
    /** Room for the entries of one chain: the length of the longest, made odd so that rows fall into different memory banks. */
    public final int stride;
    /** The chain of each candidate pair of {@link PairTable} {@code [pairs]}. */
    public final int[] ofPair;
    /** First entry of each chain in {@link #dof} {@code [count + 1]}. */
    public final int[] start;
    /** Degrees of freedom, ascending within a chain. */
    public final int[] dof;
    /** 1 where an entry's degree of freedom moves the second body, -1 where it moves the first. */
    public final float[] sign;
    /** Sum of both bodies' inverse inertia for translations and for rotations {@code [count, 2]}. */
    public final float[] inverseWeight;

    private record Bodies(int first, int second) {}

    ChainTable(BodyTable bodies, DofTable dofs, GeomTable geoms, PairTable pairs, InitialPose pose) {
        Map<Bodies, Integer> numbers = new LinkedHashMap<>();
        ofPair = new int[pairs.first.length];
        for (int pair = 0; pair < ofPair.length; pair++) {
            Bodies key = new Bodies(geoms.body[pairs.first[pair]], geoms.body[pairs.second[pair]]);
            Integer known = numbers.putIfAbsent(key, numbers.size());
            ofPair[pair] = known == null ? numbers.size() - 1 : known;
        }
        count = numbers.size();
        start = new int[count + 1];
        inverseWeight = new float[2 * count];
        List<Integer> members = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        int chain = 0;
        int longest = 1;
        for (Bodies key : numbers.keySet()) {
            for (int i = 0; i < dofs.body.length; i++) {
                boolean first = moves(bodies, dofs.body[i], key.first());
                boolean second = moves(bodies, dofs.body[i], key.second());
                if (first != second) {
                    members.add(i);
                    signs.add(second ? 1 : -1);
                }
            }
            for (int kind = 0; kind < 2; kind++) {
                inverseWeight[2 * chain + kind] = pose.ofRow(pose.bodyInverseWeight[2 * key.first() + kind]
                        + pose.bodyInverseWeight[2 * key.second() + kind]);
            }
            start[++chain] = members.size();
            longest = Math.max(longest, start[chain] - start[chain - 1]);
        }
        stride = longest | 1;
        dof = members.stream().mapToInt(Integer::intValue).toArray();
        sign = new float[signs.size()];
        for (int i = 0; i < sign.length; i++) {
            sign[i] = signs.get(i);
        }
    }

    private static boolean moves(BodyTable bodies, int mover, int moved) {
        return mover <= moved && moved < bodies.subtreeEnd[mover];
    }
}
