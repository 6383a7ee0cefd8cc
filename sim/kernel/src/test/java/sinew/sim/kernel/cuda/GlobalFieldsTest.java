package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelException;

class GlobalFieldsTest {
    @Test
    void fieldsComeInTheOrderOfDeclaration() {
        Mixed first = new Mixed(3);
        Mixed second = new Mixed(5);
        List<Object> flat = GlobalFields.flatten(List.of(first, second));
        assertEquals(8, flat.size());
        assertSame(first.zebra, flat.get(0));
        assertEquals(3, flat.get(1));
        assertSame(first.apple, flat.get(2));
        assertEquals(0.5f, flat.get(3));
        assertSame(second.zebra, flat.get(4));
        assertEquals(5, flat.get(5));
    }

    @Test
    void otherTypesAndHiddenFieldsAreRefused() {
        assertMentions("Doubles.values is a double[]", new Doubles());
        assertMentions("Hidden.values must be 'public final'", new Hidden());
    }

    private static void assertMentions(String part, Object global) {
        KernelException error = assertThrows(KernelException.class, () -> GlobalFields.flatten(List.of(global)));
        assertTrue(String.valueOf(error.getMessage()).contains(part), error::toString);
    }

    /** Fields of all kinds. */
    public static final class Mixed {
        /** Not a field of an object. */
        public static final int IGNORED = 1;

        /** Some floats. */
        public final float[] zebra;
        /** A size. */
        public final int size;
        /** Some ints. */
        public final int[] apple;
        /** A number. */
        public final float middle = Float.parseFloat("0.5");

        @HostOnly
        final String name = "host";

        /** Makes them. */
        public Mixed(int size) {
            this.size = size;
            zebra = new float[size];
            apple = new int[size];
        }
    }

    /** A field of a type that kernels do not know. */
    public static final class Doubles {
        /** Wrong. */
        public final double[] values = {1};
    }

    /** A field that is not public. */
    public static final class Hidden {
        final float[] values = {1};
    }
}
