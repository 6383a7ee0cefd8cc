package sinew.sim.physics.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Estimates how many contacts a model needs room for. All pairs never touch at once: the sum over pairs grows with the square of the
 * number of geoms, and the memory of an environment with it. The estimate lets
 *
 * <ul>
 *   <li>every moving geom lie on one thing that does not move, with as many contacts as that pair can make (8 on height fields), and
 *   <li>every moving body touch one other moving body, with as many contacts as its pair with the most,
 * </ul>
 *
 * and never exceeds the sum over pairs. A humanoid of capsules gets two places per limb for the ground and two per limb for other limbs; a
 * heap of boxes twelve places per box.
 *
 * @param likely the estimate
 * @param most the sum over pairs
 */
record ContactEstimate(int likely, int most) {
    private static final int MOST_ON_HEIGHT_FIELD = 8;

    ContactEstimate(GeomTable geoms, GeomPairs found) {
        this(Math.min(likely(geoms, found), most(geoms, found)), most(geoms, found));
    }

    private static int most(GeomTable geoms, GeomPairs found) {
        return found.pairs().stream().mapToInt(pair -> contacts(geoms, pair)).sum();
    }

    private static int likely(GeomTable geoms, GeomPairs found) {
        Map<Integer, Integer> ofGeom = new HashMap<>();
        Map<Integer, Integer> ofBody = new HashMap<>();
        for (GeomPairs.Pair pair : found.pairs()) {
            int contacts = Math.min(contacts(geoms, pair), MOST_ON_HEIGHT_FIELD);
            int one = found.movingBody(pair.first());
            int other = found.movingBody(pair.second());
            if (one > 0 && other > 0) {
                ofBody.merge(one, contacts, Math::max);
                ofBody.merge(other, contacts, Math::max);
            } else {
                ofGeom.merge(one > 0 ? pair.first() : pair.second(), contacts, Math::max);
            }
        }
        return sum(ofGeom) + sum(ofBody);
    }

    private static int contacts(GeomTable geoms, GeomPairs.Pair pair) {
        return ColliderKind.mostContacts(geoms.type[pair.first()], geoms.type[pair.second()]);
    }

    private static int sum(Map<Integer, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
