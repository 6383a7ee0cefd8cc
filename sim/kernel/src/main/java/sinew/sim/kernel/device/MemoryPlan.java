package sinew.sim.kernel.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a run keeps in the device's memory: parts that are laid out one behind the other in one {@link DeviceMemory}. */
public final class MemoryPlan {
    private static final int ALIGNMENT = 256;
    private static final int LISTED = 12;

    private final String purpose;
    private final List<Part> parts = new ArrayList<>();
    private long bytes;

    /**
     * Makes a plan without parts.
     *
     * @param purpose what the memory is for, for messages, for example {@code the training}
     */
    public MemoryPlan(String purpose) {
        this.purpose = purpose;
    }

    /**
     * A part of the memory.
     *
     * @param what what it is, for messages
     * @param offset its first byte, a multiple of 256
     * @param elementBytes the size of an element
     * @param dimensions how many elements there are, as factors
     */
    public record Part(String what, long offset, int elementBytes, List<Long> dimensions) {
        /** Keeps the dimensions as they are. */
        public Part {
            dimensions = List.copyOf(dimensions);
        }

        /**
         * Computes the size.
         *
         * @return bytes; 0 if a dimension is 0
         */
        public long bytes() {
            long product = elementBytes;
            for (long dimension : dimensions) {
                product = Math.multiplyExact(product, dimension);
            }
            return product;
        }

        /**
         * Finds the part.
         *
         * @param memory memory that was reserved for the plan
         * @return where the part lies
         */
        public DeviceAddress in(DeviceMemory memory) {
            return memory.address().slice(offset, bytes());
        }

        private String arithmetic() {
            StringJoiner factors = new StringJoiner(" x ");
            dimensions.forEach(d -> factors.add(String.format(Locale.ROOT, "%,d", d)));
            return what + ": " + factors + " x " + elementBytes + " bytes = " + readable(bytes());
        }
    }

    /**
     * Adds an array of 32-bit numbers.
     *
     * @param what what it is, for messages
     * @param dimensions how many numbers, as factors
     * @return the part
     */
    public Part add(String what, long... dimensions) {
        return add(what, Float.BYTES, dimensions);
    }

    /**
     * Adds an array.
     *
     * @param what what it is, for messages
     * @param elementBytes the size of an element
     * @param dimensions how many elements, as factors
     * @return the part
     */
    public Part addElements(String what, int elementBytes, long... dimensions) {
        return add(what, elementBytes, dimensions);
    }

    /**
     * Tells what the memory is for.
     *
     * @return the purpose
     */
    public String purpose() {
        return purpose;
    }

    /**
     * Adds up the parts.
     *
     * @return the size of the memory
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Shows how the size comes about.
     *
     * @return the largest parts, one in a line, and the rest
     */
    public String arithmetic() {
        StringBuilder text = new StringBuilder();
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort((a, b) -> Long.compare(b.bytes(), a.bytes()));
        long rest = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i < LISTED) {
                text.append("  ").append(sorted.get(i).arithmetic()).append('\n');
            } else {
                rest += sorted.get(i).bytes();
            }
        }
        if (rest > 0) {
            text.append("  %d more: %s%n".formatted(sorted.size() - LISTED, readable(rest)));
        }
        return text.toString();
    }

    /** Writes a number of bytes for people, with a unit and exactly. */
    static String readable(long bytes) {
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%,d bytes", bytes);
        }
        boolean large = bytes >= 1 << 30;
        return String.format(
                Locale.ROOT, "%.1f %s (%,d bytes)", bytes / (large ? 0x1p30 : 0x1p20), large ? "GiB" : "MiB", bytes);
    }

    private Part add(String what, int elementBytes, long[] dimensions) {
        List<Long> factors = new ArrayList<>();
        for (long dimension : dimensions) {
            factors.add(dimension);
        }
        Part part = new Part(what, bytes, elementBytes, factors);
        parts.add(part);
        // a part without elements still has an address of its own
        bytes = Math.addExact(bytes, (Math.max(1, part.bytes()) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        return part;
    }
}
