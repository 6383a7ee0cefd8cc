package sinew.learning.ppo;

import java.util.ArrayList;
import java.util.List;

/**
 * How the samples of a mini-batch form sequences for recurrent layers. Samples lie environment after environment and cut into pieces
 * of equal length; a piece in which an episode ends is cut again there into segments, which are padded to the longest one.
 */
final class SequencePlan {
    private final List<Segment> segments = new ArrayList<>();
    private final int samples;
    private final int longest;

    /** Samples that follow each other in one episode. */
    private record Segment(int first, int length, int piece, int environment, boolean beginsPiece) {}

    /**
     * Plans a mini-batch.
     *
     * @param rollout tells where episodes end
     * @param pieceLength steps of a piece
     * @param begin the first sample of the mini-batch, environment after environment
     * @param samples how many samples it has, a multiple of the length of a piece
     */
    SequencePlan(Rollout rollout, int pieceLength, int begin, int samples) {
        this.samples = samples;
        int longestSegment = 0;
        for (int piece = 0; piece < samples; piece += pieceLength) {
            int environment = (begin + piece) / rollout.steps;
            int firstStep = (begin + piece) % rollout.steps;
            int start = 0;
            for (int i = 0; i < pieceLength; i++) {
                int place = (firstStep + i) * rollout.size.environments() + environment;
                if (i == pieceLength - 1 || rollout.dones[place] != 0) {
                    int length = i + 1 - start;
                    segments.add(new Segment(piece + start, length, firstStep / pieceLength, environment, start == 0));
                    longestSegment = Math.max(longestSegment, length);
                    start = i + 1;
                }
            }
        }
        longest = longestSegment;
    }

    int segments() {
        return segments.size();
    }

    /** The length to which all segments are padded. */
    int longest() {
        return longest;
    }

    /** Tells whether no episode ends within, so that samples need not be moved. */
    boolean whole() {
        return segments.size() * longest == samples;
    }

    /** Tells whether the state before a segment is that at the beginning of its piece; else it is zero. */
    boolean beginsPiece(int segment) {
        return segments.get(segment).beginsPiece();
    }

    int environment(int segment) {
        return segments.get(segment).environment();
    }

    /** Which piece of its environment's rollout a segment belongs to. */
    int piece(int segment) {
        return segments.get(segment).piece();
    }

    /** The sample at every place of the padded segments; places beyond a segment's end have its last sample. */
    long[] padded() {
        long[] places = new long[segments.size() * longest];
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            for (int i = 0; i < longest; i++) {
                places[s * longest + i] = segment.first() + (long) Math.min(i, segment.length() - 1);
            }
        }
        return places;
    }

    /** The place of every sample among the padded segments. */
    long[] unpadded() {
        long[] places = new long[samples];
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            for (int i = 0; i < segment.length(); i++) {
                places[segment.first() + i] = (long) s * longest + i;
            }
        }
        return places;
    }
}
