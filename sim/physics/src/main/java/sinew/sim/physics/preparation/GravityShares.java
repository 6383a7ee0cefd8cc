package sinew.sim.physics.preparation;

import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;

/** Finds the bodies whose gravity is compensated. */
public final class GravityShares {
    private GravityShares() {}

    /** The bodies; none without gravity or without passive forces. */
    public static List<BodySpec> of(ModelSpec spec) {
        boolean passive =
                spec.options().isOn(OptionFlag.SPRING) || spec.options().isOn(OptionFlag.DAMPER);
        if (!passive || !spec.options().isOn(OptionFlag.GRAVITY)) {
            return List.of();
        }
        return spec.bodies().stream()
                .filter(body -> body.index() > 0 && body.gravityCompensation() != 0)
                .toList();
    }

    /** Whether there are such bodies. */
    public static boolean any(ModelSpec spec) {
        return !of(spec).isEmpty();
    }
}
