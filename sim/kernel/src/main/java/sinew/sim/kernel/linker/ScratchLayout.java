package sinew.sim.kernel.linker;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.KernelException;

/**
 * Where the arrays and tables of a class of working memory lie.
 *
 * @param type the class
 * @param places its fields in the order of declaration
 * @param bytes its size, a multiple of 16
 */
record ScratchLayout(KernelClass type, List<Place> places, int bytes) {
    private static final int ALIGNMENT = 16;

    /**
     * One field.
     *
     * @param field the field
     * @param table the layout of a nested table, or null for an array
     * @param length elements of an array, at least 1
     * @param offset bytes from the beginning of the class
     */
    record Place(KernelField field, @Nullable ScratchLayout table, int length, int offset) {}

    /**
     * Lays out a class and the tables inside it.
     *
     * @param type the class
     * @param scratch an object that says how long the arrays are
     * @param parts the program's parts
     * @param known layouts by the binary names of their classes. Modified
     */
    static ScratchLayout of(KernelClass type, Object scratch, LinkedParts parts, Map<String, ScratchLayout> known) {
        List<Place> places = new ArrayList<>();
        long bytes = 0;
        for (KernelField field : type.fields()) {
            Object value = value(scratch, field);
            KernelClass tableType = parts.classOf(type, field.type());
            ScratchLayout table = tableType == null ? null : of(tableType, value, parts, known);
            int length = table == null ? Math.max(1, Array.getLength(value)) : 0;
            places.add(new Place(field, table, length, (int) bytes));
            bytes += table == null ? aligned((long) length * Float.BYTES) : table.bytes();
            if (bytes > Integer.MAX_VALUE) {
                throw new KernelException(
                        type.binaryName() + " takes " + bytes + " bytes for one environment; make it smaller.");
            }
        }
        ScratchLayout layout = new ScratchLayout(type, List.copyOf(places), Math.max(ALIGNMENT, (int) bytes));
        known.put(type.binaryName(), layout);
        return layout;
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
