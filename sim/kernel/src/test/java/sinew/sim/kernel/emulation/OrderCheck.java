package sinew.sim.kernel.emulation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sinew.sim.kernel.KernelException;

/** Runs a kernel in every order of its threads from the same memory, and refuses it if one leaves other bits behind. */
final class OrderCheck {
    private final List<MemorySegment> memories = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    OrderCheck(List<EmulatedMemory> reserved, List<MemorySegment> arrays) {
        for (EmulatedMemory memory : reserved) {
            memories.add(memory.segment());
            names.add("the memory of " + memory.purpose());
        }
        for (MemorySegment array : arrays) {
            memories.add(array);
            names.add("an array of " + array.byteSize() + " bytes");
        }
    }

    void run(String kernel, Consumer<ThreadOrder> launch) {
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> before = copies(arena);
            launch.accept(ThreadOrder.FORWARD);
            List<MemorySegment> expected = copies(arena);
            for (ThreadOrder order : List.of(ThreadOrder.BACKWARD, ThreadOrder.SHUFFLED)) {
                for (int i = 0; i < memories.size(); i++) {
                    memories.get(i).copyFrom(before.get(i));
                }
                launch.accept(order);
                for (int i = 0; i < memories.size(); i++) {
                    long difference = memories.get(i).mismatch(expected.get(i));
                    if (difference >= 0) {
                        throw new KernelException(
                                "The kernel " + kernel + " leaves other numbers behind when its threads"
                                        + " take turns " + order + " instead of FORWARD: " + names.get(i)
                                        + " differs at byte " + difference
                                        + ". A barrier or a wait for a copy is missing, or several threads write one place.");
                    }
                }
            }
        }
    }

    private List<MemorySegment> copies(Arena arena) {
        List<MemorySegment> copies = new ArrayList<>();
        for (MemorySegment memory : memories) {
            copies.add(arena.allocate(memory.byteSize(), 8).copyFrom(memory));
        }
        return copies;
    }
}
