package sinew.sim.kernel.device;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelException;

/** What the tests of a device need. */
public abstract class DeviceContract {
    static final Map<String, String> TWICE = Map.of("FACTOR", "2.0f");
    static final int COUNT = 1000;

    /**
     * Gives the device.
     *
     * @return the runtime that is tested
     */
    protected abstract DeviceRuntime runtime();

    /**
     * Gives the backend of the runtime.
     *
     * @return runs kernels of the kernel language
     */
    protected abstract Backend backend();

    /**
     * Lets the kernel {@code stop_itself} of {@link #text} run where a lost device harms nobody.
     *
     * @return the message of the exception
     */
    protected abstract String messageOfAKernelThatStopsItself();

    /**
     * Reads a text of the tests.
     *
     * @param name its file
     * @return CUDA C++
     */
    public static String text(String name) {
        try (InputStream stream = Objects.requireNonNull(DeviceContract.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    DeviceFunction kernel(String name, Map<String, String> defines) {
        return runtime().compile("runtime", text("runtime.cu"), defines).function(name);
    }

    float[] floats(DeviceAddress from) {
        float[] numbers = new float[(int) (from.bytes() / 4)];
        runtime().download(from, MemorySegment.ofArray(numbers));
        return numbers;
    }

    static float[] random(int count) {
        Random random = new Random(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat(-1f, 1f);
        }
        return numbers;
    }

    static void refused(String part, Runnable call) {
        KernelException error = assertThrows(KernelException.class, call::run);
        String message = String.valueOf(error.getMessage());
        assertTrue(Arrays.stream(part.split("\\|", -1)).anyMatch(message::contains), message);
    }
}
