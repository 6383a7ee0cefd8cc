package sinew.sim.kernel.device;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.Recording;

/**
 * Runs kernels that are written as CUDA text, and owns the memory they work on, on the device and in the order of a
 * {@link sinew.sim.kernel.Backend}; belongs to the backend's thread and ends with it.
 *
 * <p>Launches, {@link #copy}, {@link #clear} and {@link #copyToHost} may be recorded, together with the backend's own launches.
 * Everything else is refused while launches are recorded. An error of a launch is thrown by the next call that waits at the latest.
 */
public interface DeviceRuntime {
    /**
     * Describes the device.
     *
     * @return what does not change while it is used
     */
    DeviceProperties properties();

    /**
     * Asks for the device's memory as it is now.
     *
     * @return free and total bytes
     */
    MemoryUse memory();

    /**
     * Compiles CUDA text, or takes the compiled form from the cache.
     *
     * <p>Kernels are {@code extern "C" __global__ void} functions whose parameters are pointers, {@code int}, {@code unsigned} or
     * {@code float}. A text includes nothing. Working memory that a launch sizes is
     * {@code extern __shared__ float shared_memory[]}.
     *
     * @param name what messages call it, for example {@code matrix}
     * @param text CUDA C++17
     * @param defines macros and what they stand for; they are part of what is compiled
     * @return the compiled text, valid until the backend is closed
     * @throws KernelException if it has errors; the message holds the compiler's log
     */
    DeviceModule compile(String name, String text, Map<String, String> defines);

    /**
     * Reserves memory, whose contents are undefined.
     *
     * @param bytes how much, at least 1
     * @param purpose what it is for, for messages
     * @return the memory; it is freed by its {@code close} or with the backend
     * @throws KernelException if it does not fit; the message tells what was asked for, what is free and what to do
     */
    DeviceMemory allocate(long bytes, String purpose);

    /**
     * Reserves memory for all parts of a plan.
     *
     * @param plan the parts
     * @return the memory; {@link MemoryPlan.Part#in} finds a part in it
     * @throws KernelException if it does not fit; the message lists the parts
     */
    DeviceMemory allocate(MemoryPlan plan);

    /**
     * Finds the device copy of an array.
     *
     * @param array a {@code float[]} or {@code int[]} of a {@link sinew.sim.kernel.Global} object; one that the backend does not know yet
     *     gets its copy now, with its contents
     * @return where the copy lies
     */
    DeviceAddress addressOf(Object array);

    /**
     * Reserves page-locked memory of the host.
     *
     * @param bytes how much, at least 1
     * @param purpose what it is for, for messages
     * @return the memory, filled with zeros; it is freed by its {@code close} or with the backend
     */
    PinnedMemory pin(long bytes, String purpose);

    /**
     * Copies to the device, after what was launched before; returns when the source may change again.
     *
     * @param from memory or an array of the host
     * @param to where to, of the same size
     */
    void upload(MemorySegment from, DeviceAddress to);

    /**
     * Waits for what was launched before and copies from the device.
     *
     * @param from where from
     * @param to memory or an array of the host, of the same size. Modified.
     */
    void download(DeviceAddress from, MemorySegment to);

    /**
     * Copies within the device, after what was launched before. Can be recorded.
     *
     * @param from where from
     * @param to where to, of the same size, without overlap
     */
    void copy(DeviceAddress from, DeviceAddress to);

    /**
     * Fills memory of the device with zeros, after what was launched before. Can be recorded.
     *
     * @param to what to fill
     */
    void clear(DeviceAddress to);

    /**
     * Copies to page-locked memory, after what was launched before; the copy has arrived after the next {@link #synchronize}. Can be
     * recorded.
     *
     * @param from where from
     * @param to where to. Modified.
     * @param offset the first byte in it
     */
    void copyToHost(DeviceAddress from, PinnedMemory to, long offset);

    /**
     * Prepares a copy to the host that runs beside later launches.
     *
     * @param from where from
     * @param to where to, of the same size
     * @return the copy, which can be started any number of times
     */
    SideCopy besides(DeviceAddress from, PinnedMemory to);

    /**
     * Records launches instead of running them.
     *
     * @param launches launches of this runtime's functions and of its backend's kernels, and recordable copies
     * @return the sequence
     */
    Recording record(Runnable launches);

    /** Waits until everything launched is done. */
    void synchronize();

    /**
     * Measures work on the device.
     *
     * @param launches launches and replays
     * @return how long the device took, in milliseconds
     */
    double milliseconds(Runnable launches);
}
