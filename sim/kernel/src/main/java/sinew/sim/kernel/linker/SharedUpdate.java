package sinew.sim.kernel.linker;

/**
 * An element of shared memory that a function reads and writes back, as {@code x[i] += 1} does. If neither the index nor the
 * condition differs from lane to lane, every lane does so at once, which is a race.
 *
 * @param parameter the array parameter that it belongs to; -1 for a field of working or global memory
 * @param reason what the index or the condition differs with
 */
public record SharedUpdate(int parameter, Variation reason) {}
