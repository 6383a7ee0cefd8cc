package sinew.sim.physics.preparation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a hash table of the C++ standard library lists its entries. MuJoCo keeps the polygons of a hull in such a table, and
 * of several polygons that could touch the first one does; so contacts depend on it. It differs from build to build of MuJoCo: this is
 * libc++ with addresses of 32 bits, as in the build for browsers.
 *
 * <p>Entries form one list in which those of a bucket follow each other. What comes into an empty bucket becomes the first of the list,
 * anything else the first of its bucket; when the table grows, buckets stay in the order of their first entries.
 */
final class HashedOrder {
    private static final int FACTOR = 0x5bd1e995;

    /** An entry of the list; the head is none. */
    private static final class Node {
        final int index;
        final int hash;

        @Nullable
        Node next;

        Node(int index, int hash) {
            this.index = index;
            this.hash = hash;
        }
    }

    private final Node head = new Node(-1, 0);
    /** The node before the first of each bucket. */
    private @Nullable Node[] before = new @Nullable Node[0];

    private HashedOrder() {}

    /**
     * Lists entries.
     *
     * @param hashes of the entries in the order in which they come into the table; no two entries are equal
     * @return the indices of the entries in the table's order
     */
    static List<Integer> of(int[] hashes) {
        HashedOrder table = new HashedOrder();
        for (int i = 0; i < hashes.length; i++) {
            if (i >= table.before.length) {
                table.grow(Math.max(2 * table.before.length + 1, 2));
            }
            table.add(new Node(i, hashes[i]));
        }
        List<Integer> order = new ArrayList<>();
        for (Node node = table.head.next; node != null; node = node.next) {
            order.add(node.index);
        }
        return order;
    }

    /** The hash of a number: MurmurHash2 of its eight bytes; 0 for zero. */
    static int hash(double value) {
        if (value == 0) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(value);
        int hash = Double.BYTES;
        for (int word : new int[] {(int) bits, (int) (bits >>> 32)}) {
            int mixed = word * FACTOR;
            hash = hash * FACTOR ^ (mixed ^ mixed >>> 24) * FACTOR;
        }
        hash = (hash ^ hash >>> 13) * FACTOR;
        return hash ^ hash >>> 15;
    }

    private int bucket(Node node) {
        return Integer.remainderUnsigned(node.hash, before.length);
    }

    private void add(Node node) {
        Node place = before[bucket(node)];
        if (place == null) {
            place = head;
            before[bucket(node)] = head;
            if (head.next != null) {
                before[bucket(head.next)] = node;
            }
        }
        node.next = place.next;
        place.next = node;
    }

    /** Takes the next prime number of buckets and moves entries to the others of their bucket. */
    private void grow(int least) {
        before = new @Nullable
                Node[BigInteger.valueOf(least - 1L).nextProbablePrime().intValueExact()];
        Arrays.fill(before, null);
        Node last = head;
        for (Node node = head.next; node != null; node = last.next) {
            Node place = before[bucket(node)];
            if (place == null) {
                before[bucket(node)] = last;
                last = node;
            } else if (last != head && bucket(last) == bucket(node)) {
                last = node;
            } else {
                last.next = node.next;
                node.next = place.next;
                place.next = node;
            }
        }
    }
}
