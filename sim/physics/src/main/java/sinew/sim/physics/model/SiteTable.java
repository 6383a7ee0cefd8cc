package sinew.sim.physics.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.EqualitySpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.TransmissionType;
import sinew.assets.model.WrapSpec;
import sinew.assets.model.WrapType;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.Flat;

/** The sites that something in the model reads: tendons, actuators and equality constraints. Others have no place here. */
@Constants
public final class SiteTable {
    /** Sites. */
    public final int count;
    /** The body of each site {@code [count]}. */
    public final int[] body;
    /** Positions in the body's frame {@code [count, 3]}, in m. */
    public final float[] position;
    /** Orientations in the body's frame {@code [count, 4]}. */
    public final float[] orientation;

    /** The number here of each site of the description, -1 for those that nothing reads. */
    @HostOnly
    final int[] ofSpec;

    SiteTable(ModelSpec spec) {
        List<SiteSpec> sites = spec.sites();
        Set<Integer> used = used(spec);
        count = used.size();
        body = new int[count];
        position = new float[count * 3];
        orientation = new float[count * 4];
        ofSpec = new int[sites.size()];
        Arrays.fill(ofSpec, -1);
        int filled = 0;
        for (int index : used) {
            SiteSpec site = sites.get(index);
            body[filled] = site.bodyIndex();
            Flat.store(site.pose().position(), position, filled);
            Flat.store(site.pose().orientation(), orientation, filled);
            ofSpec[index] = filled++;
        }
    }

    private static Set<Integer> used(ModelSpec spec) {
        Set<Integer> used = new TreeSet<>();
        for (TendonSpec tendon : spec.tendons()) {
            for (WrapSpec piece : tendon.path()) {
                if (piece.type() == WrapType.SITE) {
                    used.add(piece.objectIndex());
                }
                used.add(piece.sideSiteIndex());
            }
        }
        for (ActuatorSpec actuator : spec.actuators()) {
            TransmissionType type = actuator.transmission();
            if (type == TransmissionType.SITE || type == TransmissionType.SLIDER_CRANK) {
                used.add(actuator.targetIndex());
                used.add(actuator.referenceIndex());
            }
        }
        for (EqualitySpec equality : spec.equalities()) {
            if (equality.objects() == ObjectType.SITE) {
                used.add(equality.firstIndex());
                used.add(equality.secondIndex());
            }
        }
        used.remove(-1);
        return used;
    }
}
