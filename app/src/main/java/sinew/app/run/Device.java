package sinew.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sinew.assets.names.NearestName;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cuda.CudaDevices;

/**
 * Where a run computes.
 *
 * @param kind the kind of processor
 * @param index which one of several, from 0; 0 for the CPU
 */
public record Device(Kind kind, int index) {
    /** All CPU threads. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    /** The kinds of processors. */
    public enum Kind {
        /** The processor that runs this program. */
        CPU,
        /** An NVIDIA GPU. */
        CUDA
    }

    /**
     * Reads a device as people write it.
     *
     * @param text {@code cpu}, {@code cuda} or {@code cuda:N}
     * @return the device
     * @throws RunException if it is none of these
     */
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        Matcher cuda = CUDA.matcher(text);
        if (cuda.matches()) {
            return new Device(Kind.CUDA, cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
        }
        throw new RunException("device is \"" + text + "\"; expected cpu, cuda or cuda:N with the number of a GPU."
                + NearestName.hint(text, List.of("cpu", "cuda", "cuda:0")));
    }

    /**
     * Lists the devices of this machine.
     *
     * @return GPUs first, the CPU last
     */
    public static List<Device> available() {
        List<Device> devices = new ArrayList<>();
        CudaDevices.find().list().forEach(gpu -> devices.add(new Device(Kind.CUDA, gpu.ordinal())));
        devices.add(CPU);
        return devices;
    }

    /**
     * Starts a backend for the calling thread.
     *
     * @return the backend, to be closed by the caller
     * @throws sinew.sim.kernel.KernelException if there is no such device; the message says why
     */
    public Backend open() {
        return switch (kind) {
            case CPU -> new CpuBackend();
            case CUDA -> CudaDevices.find().open(toString());
        };
    }

    /**
     * Writes the device as {@link #parse} reads it.
     *
     * @return for example {@code cuda:0}
     */
    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
