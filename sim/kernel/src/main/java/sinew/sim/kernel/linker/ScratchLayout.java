package sinew.sim.kernel.linker;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import sinew.sim.kernel.KernelException;

/**
 * Where the arrays and tables of a class of working memory lie. Arrays that no function of the program touches have no place, and those
 * without elements share one. Fields marked {@link sinew.sim.kernel.Overlay} lie behind the others, all at one place.
 *
 * @param type the class
 * @param arrays the arrays with elements, in the order of declaration
 * @param empty the arrays without elements that are touched nevertheless
 * @param tables all nested tables
 * @param offChip the arrays that lie off the chip, and where
 * @param bytes its size, a multiple of 16
 */
record ScratchLayout(
        KernelClass type,
        List<Place> arrays,
        List<KernelField> empty,
        List<Table> tables,
        List<Place> offChip,
        int bytes) {
    private static final int ALIGNMENT = 16;

    /**
     * An array.
     *
     * @param field the field
     * @param length how many elements
     * @param offset bytes from the beginning of what lies off the chip; 0 for other arrays
     */
    record Place(KernelField field, int length, int offset) {}

    /**
     * A nested table; those that are not marked lie behind the arrays.
     *
     * @param field the field
     * @param layout its layout; one without bytes has no place
     * @param offset bytes from the beginning of the class
     */
    record Table(KernelField field, ScratchLayout layout, int offset) {}

    /**
     * Lays out a class and the tables inside it.
     *
     * @param type the class
     * @param scratch an object that says how long the arrays are
     * @param parts the program's parts
     * @param elsewhere takes the arrays that lie off the chip. Modified
     * @param known layouts by the binary names of their classes. Modified
     */
    static ScratchLayout of(
            KernelClass type,
            Object scratch,
            LinkedParts parts,
            OffChipRoom elsewhere,
            Map<String, ScratchLayout> known) {
        List<Place> arrays = new ArrayList<>();
        List<KernelField> empty = new ArrayList<>();
        List<Place> offChip = new ArrayList<>();
        long bytes = 0;
        long overlaid = 0;
        for (KernelField field : type.fields()) {
            if (field.array() && parts.isTouched(type, field)) {
                int length = Array.getLength(value(scratch, field));
                long size = aligned((long) length * Float.BYTES);
                if (length == 0) {
                    empty.add(field);
                } else if (elsewhere.takes(field)) {
                    offChip.add(new Place(field, length, elsewhere.reserve(size)));
                } else {
                    arrays.add(new Place(field, length, 0));
                    bytes += field.overlay() ? 0 : size;
                    overlaid = Math.max(overlaid, field.overlay() ? size : 0);
                }
            }
        }
        bytes += empty.isEmpty() ? 0 : ALIGNMENT;
        List<Table> tables = new ArrayList<>();
        for (KernelField field : plainFirst(type.fields())) {
            KernelClass inner = parts.classOf(type, field.type());
            if (inner != null) {
                ScratchLayout layout = of(inner, value(scratch, field), parts, elsewhere, known);
                tables.add(new Table(field, layout, requireSmall(type, bytes)));
                bytes += field.overlay() ? 0 : layout.bytes();
                overlaid = Math.max(overlaid, field.overlay() ? layout.bytes() : 0);
            }
        }
        bytes += overlaid;
        ScratchLayout layout = new ScratchLayout(type, arrays, empty, tables, offChip, requireSmall(type, bytes));
        known.put(type.binaryName(), layout);
        return layout;
    }

    private static List<KernelField> plainFirst(List<KernelField> fields) {
        List<KernelField> sorted = new ArrayList<>(fields);
        sorted.sort(Comparator.comparing(KernelField::overlay));
        return sorted;
    }

    private static int requireSmall(KernelClass type, long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new KernelException(
                    type.binaryName() + " takes " + bytes + " bytes for one environment; make it smaller.");
        }
        return (int) bytes;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static Object value(Object scratch, KernelField field) {
        String name = scratch.getClass().getName() + "." + field.javaName();
        try {
            Object value = scratch.getClass().getField(field.javaName()).get(scratch);
            if (value == null) {
                throw new KernelException(name + " is null; the constructor must make it.");
            }
            return value;
        } catch (ReflectiveOperationException e) {
            throw new KernelException(
                    name + " cannot be read: the class must be public, and its translated text of the same version.",
                    e);
        }
    }
}
