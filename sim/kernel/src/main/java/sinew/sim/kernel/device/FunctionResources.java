package sinew.sim.kernel.device;

/**
 * What a kernel takes of the device.
 *
 * @param registers registers of a thread; 0 where there are none
 * @param localBytes memory of a thread that did not fit into registers
 * @param sharedBytes shared memory of a block whose size is fixed in the text
 */
public record FunctionResources(int registers, int localBytes, int sharedBytes) {}
