package sinew.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.ModelSpec;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.probe.Snapshot;

/** The contacts of one environment with the names of their geoms; forces act on the second geom, in the world's axes. */
final class ContactList {
    private final List<GeomSpec> geoms;
    private final Model model;
    private final Snapshot snapshot;

    ContactList(ModelSpec spec, Model model, Snapshot snapshot) {
        this.geoms = spec.geoms();
        this.model = model;
        this.snapshot = snapshot;
    }

    /** One map for each contact. */
    List<Object> values() {
        List<Object> contacts = new ArrayList<>();
        for (int contact = 0; contact < snapshot.contactCount[0]; contact++) {
            int pair = snapshot.contactPair[contact];
            Map<String, Object> values = new LinkedHashMap<>();
            putGeom(values, "geom1", model.geoms.specIndex[model.pairs.first[pair]]);
            putGeom(values, "geom2", model.geoms.specIndex[model.pairs.second[pair]]);
            values.put(
                    "distance",
                    Numbers.list(snapshot.contactDistance, contact, 1).getFirst());
            values.put("position", Numbers.list(snapshot.contactPosition, 3 * contact, 3));
            values.put("normal", Numbers.list(snapshot.contactNormal, 3 * contact, 3));
            values.put("force", Numbers.list(snapshot.contactForce, 3 * contact, 3));
            values.put("torque", Numbers.list(snapshot.contactTorque, 3 * contact, 3));
            contacts.add(values);
        }
        return contacts;
    }

    private void putGeom(Map<String, Object> values, String key, int geom) {
        values.put(key, geoms.get(geom).name());
        values.put(key + "_index", geom);
    }
}
