package sinew.sim.physics.compile;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.SourceLocation;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.Vector3;
import sinew.assets.model.WrapType;

/** Finds what a description asks for and this simulator does not do yet. */
final class UnsupportedFeatures {
    private static final double SMALLEST_MASS = 1e-15;

    private final ModelSpec spec;
    private final List<String> problems = new ArrayList<>();

    UnsupportedFeatures(ModelSpec spec) {
        this.spec = spec;
    }

    /** One sentence for every problem. */
    List<String> problems() {
        problems.clear();
        checkOptions();
        for (BodySpec body : spec.bodies()) {
            checkBody(body);
        }
        for (TendonSpec tendon : spec.tendons()) {
            checkTendon(tendon);
        }
        return List.copyOf(problems);
    }

    private void report(SourceLocation location, String kind, String name, int index, String message) {
        String named = name.isEmpty() ? kind + " " + index : kind + " \"" + name + "\"";
        problems.add(location + ": " + named + " " + message);
    }

    private void checkOptions() {
        SimulationOptions options = spec.options();
        if (options.isOn(OptionFlag.SLEEP)) {
            problems.add(spec.location() + ": sleeping is not simulated yet; switch the sleep flag off.");
        }
    }

    private void checkBody(BodySpec body) {
        if (!body.joints().isEmpty() && !canMove(body)) {
            report(
                    body.location(),
                    "body",
                    body.name(),
                    body.index(),
                    "moves but has no mass or no inertia; give it a geom or an inertial.");
        }
        boolean free = body.joints().stream().anyMatch(joint -> joint.type() == JointType.FREE);
        if (free && (body.joints().size() > 1 || body.parentIndex() != 0)) {
            report(
                    body.location(),
                    "body",
                    body.name(),
                    body.index(),
                    "has a free joint; it must be its only joint and the body a child of the world.");
        }
    }

    /** Whether the body, or what is welded to it, has mass and inertia. */
    private boolean canMove(BodySpec body) {
        Vector3 moments = body.inertial().moments();
        double least = Math.min(moments.x(), Math.min(moments.y(), moments.z()));
        if (body.inertial().mass() > SMALLEST_MASS && least > SMALLEST_MASS) {
            return true;
        }
        return spec.bodies().stream()
                .filter(child -> child.index() > 0
                        && child.parentIndex() == body.index()
                        && child.joints().isEmpty())
                .anyMatch(this::canMove);
    }

    private void checkTendon(TendonSpec tendon) {
        boolean wrapped = tendon.path().stream()
                .anyMatch(piece -> piece.type() == WrapType.SPHERE || piece.type() == WrapType.CYLINDER);
        if (tendon.armature() != 0 && wrapped) {
            report(
                    tendon.location(),
                    "tendon",
                    tendon.name(),
                    tendon.index(),
                    "has armature and runs round a geom, which MuJoCo refuses too; remove one of them.");
        }
    }
}
