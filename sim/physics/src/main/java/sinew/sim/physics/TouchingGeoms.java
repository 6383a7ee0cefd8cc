package sinew.sim.physics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sinew.assets.model.BodySpec;
import sinew.assets.model.ContactExclusion;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;

/** Finds the pairs of geoms that could touch, by MuJoCo's filters (documentation, Computation, "Collision detection", "Selection"). */
final class TouchingGeoms {
    private static final int MOST_PROBLEMS = 5;

    private final ModelSpec spec;
    /** For every body, the farthest ancestor that it is rigidly fixed to. */
    private final int[] weld;

    private final Set<List<Integer>> excluded = new HashSet<>();

    TouchingGeoms(ModelSpec spec) {
        this.spec = spec;
        weld = new int[spec.bodies().size()];
        for (BodySpec body : spec.bodies()) {
            boolean fixed = body.joints().isEmpty() && body.index() > 0;
            weld[body.index()] = fixed ? weld[body.parentIndex()] : body.index();
        }
        for (ContactExclusion exclusion : spec.exclusions()) {
            excluded.add(List.of(exclusion.firstBodyIndex(), exclusion.secondBodyIndex()));
            excluded.add(List.of(exclusion.secondBodyIndex(), exclusion.firstBodyIndex()));
        }
    }

    /** One sentence for each of the first few pairs that could touch, and one for the rest. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!spec.options().isOn(OptionFlag.CONTACT) || !spec.options().isOn(OptionFlag.CONSTRAINT)) {
            return problems;
        }
        int pairs = 0;
        List<GeomSpec> geoms = spec.geoms();
        for (int i = 0; i < geoms.size(); i++) {
            for (int j = i + 1; j < geoms.size(); j++) {
                if (couldTouch(geoms.get(i), geoms.get(j))) {
                    pairs++;
                    if (pairs <= MOST_PROBLEMS) {
                        problems.add(describe(geoms.get(i), geoms.get(j)));
                    }
                }
            }
        }
        if (pairs > MOST_PROBLEMS) {
            problems.add(spec.location() + ": and " + (pairs - MOST_PROBLEMS) + " more pairs of geoms could touch.");
        }
        return problems;
    }

    private boolean couldTouch(GeomSpec first, GeomSpec second) {
        boolean masks = (first.contact().type() & second.contact().affinity()) != 0
                || (second.contact().type() & first.contact().affinity()) != 0;
        boolean planes = first.type() == GeomType.PLANE && second.type() == GeomType.PLANE;
        int one = weld[first.bodyIndex()];
        int other = weld[second.bodyIndex()];
        return masks
                && !planes
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

    private static String describe(GeomSpec first, GeomSpec second) {
        return first.location() + ": " + nameOf(first) + " could touch " + nameOf(second) + " (" + second.location()
                + "); contacts are not simulated yet. Set contype and conaffinity to 0, exclude the bodies or switch the"
                + " contact flag off.";
    }

    private static String nameOf(GeomSpec geom) {
        return geom.name().isEmpty() ? "geom " + geom.index() : "geom \"" + geom.name() + "\"";
    }
}
