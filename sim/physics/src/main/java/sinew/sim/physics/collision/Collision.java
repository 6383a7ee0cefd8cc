package sinew.sim.physics.collision;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Collision detection (MuJoCo documentation, Computation, "Collision detection"): pairs whose bounding spheres are near each other go
 * to their collider; what it finds is appended in the order of pairs, so that the list is the same however many lanes work.
 */
@KernelCode
public final class Collision {
    private Collision() {}

    /**
     * Finds the contacts of a state.
     *
     * @param m the model
     * @param d reads {@code geoms}. Modified: {@code contacts}, {@code collision}.
     */
    public static void detect(Model m, Data d) {
        if (lane() == 0) {
            d.contacts.count[0] = 0;
        }
        sync();
        if (m.pairs.count > 0) {
            if (lanes() == 1) {
                if (lane() == 0) {
                    detectAlone(m, d);
                }
            } else {
                detectTogether(m, d);
            }
        }
    }

    private static void detectAlone(Model m, Data d) {
        for (int pair = 0; pair < m.pairs.planes; pair++) {
            if (isNearPlane(m, d, pair)) {
                int found = Colliders.collide(m, d, pair, d.collision.found, 0);
                append(m, d, pair, d.collision.found, 0, found);
            }
        }
        for (int pair = m.pairs.planes; pair < m.pairs.count; pair++) {
            if (isNear(m, d, pair)) {
                int found = Colliders.collide(m, d, pair, d.collision.found, 0);
                append(m, d, pair, d.collision.found, 0, found);
            }
        }
    }

    // the queue of near pairs is emptied whenever it holds one for every lane
    private static void detectTogether(Model m, Data d) {
        int queued = 0;
        for (int start = 0; start < m.pairs.count; start += lanes()) {
            int pair = start + lane();
            boolean near =
                    pair < m.pairs.count && (pair < m.pairs.planes ? isNearPlane(m, d, pair) : isNear(m, d, pair));
            int one = near ? 1 : 0;
            int place = queued + Lanes.offset(one);
            if (near) {
                d.collision.queue[place] = pair;
            }
            queued += Lanes.total(one);
            sync();
            boolean last = start + lanes() >= m.pairs.count;
            while (queued >= lanes() || (last && queued > 0)) {
                collideQueued(m, d, queued);
                queued = queued > lanes() ? queued - lanes() : 0;
            }
        }
    }

    private static void collideQueued(Model m, Data d, int queued) {
        float[] found = new float[m.pairs.foundSize];
        boolean busy = lane() < queued;
        int pair = busy ? d.collision.queue[lane()] : 0;
        int next = lane() + lanes() < queued ? d.collision.queue[lane() + lanes()] : 0;
        int count = 0;
        if (busy) {
            count = Colliders.collide(m, d, pair, found, 0);
        }
        sync();
        d.collision.queue[lane()] = next;
        int start = d.contacts.count[0];
        int place = start + Lanes.offset(count);
        int end = start + Lanes.total(count);
        sync();
        if (end <= m.contactCapacity) {
            for (int i = 0; i < count; i++) {
                store(d, place + i, pair, found, PairTable.CONTACT_SIZE * i);
            }
            if (lane() == 0) {
                d.contacts.count[0] = end;
            }
        } else {
            for (int turn = 0; turn < lanes(); turn++) {
                if (lane() == turn) {
                    append(m, d, pair, found, 0, count);
                }
                sync();
            }
        }
        sync();
    }

    private static boolean isNearPlane(Model m, Data d, int pair) {
        int plane = m.pairs.first[pair];
        int geom = 3 * m.pairs.second[pair];
        float w = d.geoms.orientation[4 * plane];
        float x = d.geoms.orientation[4 * plane + 1];
        float y = d.geoms.orientation[4 * plane + 2];
        float z = d.geoms.orientation[4 * plane + 3];
        float height = 2f * (x * z + w * y) * (d.geoms.position[geom] - d.geoms.position[3 * plane])
                + 2f * (y * z - w * x) * (d.geoms.position[geom + 1] - d.geoms.position[3 * plane + 1])
                + (w * w - x * x - y * y + z * z) * (d.geoms.position[geom + 2] - d.geoms.position[3 * plane + 2]);
        return height <= m.pairs.reach[pair];
    }

    private static boolean isNear(Model m, Data d, int pair) {
        int first = 3 * m.pairs.first[pair];
        int second = 3 * m.pairs.second[pair];
        float x = d.geoms.position[second] - d.geoms.position[first];
        float y = d.geoms.position[second + 1] - d.geoms.position[first + 1];
        float z = d.geoms.position[second + 2] - d.geoms.position[first + 2];
        float reach = m.pairs.reach[pair];
        return x * x + y * y + z * z <= reach * reach;
    }

    // one lane appends; without room the deepest stay
    private static void append(Model m, Data d, int pair, float[] found, int offset, int count) {
        for (int i = 0; i < count; i++) {
            int from = offset + PairTable.CONTACT_SIZE * i;
            int place = d.contacts.count[0];
            if (place < m.contactCapacity) {
                store(d, place, pair, found, from);
                d.contacts.count[0] = place + 1;
            } else {
                replaceShallowest(m, d, pair, found, from);
            }
        }
    }

    private static void replaceShallowest(Model m, Data d, int pair, float[] found, int from) {
        int shallowest = 0;
        for (int i = 1; i < m.contactCapacity; i++) {
            if (d.contacts.distance[i] > d.contacts.distance[shallowest]) {
                shallowest = i;
            }
        }
        if (m.contactCapacity > 0 && found[from] < d.contacts.distance[shallowest]) {
            store(d, shallowest, pair, found, from);
        }
        d.contacts.overflow[0] = d.contacts.overflow[0] + 1;
    }

    private static void store(Data d, int place, int pair, float[] found, int from) {
        d.contacts.pair[place] = pair;
        d.contacts.distance[place] = found[from];
        for (int k = 0; k < 3; k++) {
            d.contacts.position[3 * place + k] = found[from + 1 + k];
            d.contacts.normal[3 * place + k] = found[from + 4 + k];
            d.contacts.tangent[3 * place + k] = found[from + 7 + k];
        }
    }
}
