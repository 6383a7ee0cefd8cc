package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import sinew.learning.EpisodeStatistics;

/** {@code struct Episodes} of the kernels. */
final class EpisodesBlock {
    static final int BYTES = 32 + EpisodeStatistics.WINDOW * 8;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final int RETURNS = 32;
    private static final int LENGTHS = RETURNS + EpisodeStatistics.WINDOW * Float.BYTES;

    private final MemorySegment block;

    private EpisodesBlock(MemorySegment block) {
        this.block = block;
    }

    /** Looks at the bytes of the structure. */
    static EpisodesBlock of(MemorySegment block) {
        return new EpisodesBlock(block);
    }

    /** The bytes of the structure with the episodes known so far. */
    static MemorySegment write(EpisodeStatistics statistics) {
        MemorySegment block = MemorySegment.ofArray(new byte[BYTES]);
        block.set(LONG, 0, statistics.finished());
        MemorySegment.copy(statistics.returns(), 0, block, FLOAT, RETURNS, EpisodeStatistics.WINDOW);
        MemorySegment.copy(statistics.lengths(), 0, block, INT, LENGTHS, EpisodeStatistics.WINDOW);
        return block;
    }

    long finished() {
        return block.get(LONG, 0);
    }

    int finishedInIteration() {
        return block.get(INT, 8);
    }

    int nonFinite() {
        return block.get(INT, 12);
    }

    int firstEnvironment() {
        return block.get(INT, 16);
    }

    int firstLength() {
        return block.get(INT, 20);
    }

    int firstQuantity() {
        return block.get(INT, 24);
    }

    float[] returns() {
        float[] returns = new float[EpisodeStatistics.WINDOW];
        MemorySegment.copy(block, FLOAT, RETURNS, returns, 0, returns.length);
        return returns;
    }

    int[] lengths() {
        int[] lengths = new int[EpisodeStatistics.WINDOW];
        MemorySegment.copy(block, INT, LENGTHS, lengths, 0, lengths.length);
        return lengths;
    }
}
