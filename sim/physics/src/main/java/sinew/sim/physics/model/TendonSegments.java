package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.WrapSpec;
import sinew.assets.model.WrapType;
import sinew.sim.physics.preparation.Flat;

/** Cuts the paths of spatial tendons into segments from site to site. */
final class TendonSegments {
    private record Segment(int first, int last, int obstacle, int side, float factor) {}

    private final SiteTable sites;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Integer> obstacleGeoms = new ArrayList<>();

    TendonSegments(SiteTable sites) {
        this.sites = sites;
    }

    int count() {
        return segments.size();
    }

    /** Adds the segments of one tendon. A pulley ends a branch: nothing runs from the site before it to the one after it. */
    void addPath(List<WrapSpec> path) {
        float factor = 1f;
        for (int i = 0; i + 1 < path.size(); i++) {
            WrapSpec piece = path.get(i);
            WrapSpec next = path.get(i + 1);
            if (piece.type() == WrapType.PULLEY) {
                factor = (float) (1 / piece.factor());
            } else if (piece.type() == WrapType.SITE && next.type() == WrapType.SITE) {
                add(piece, next, -1, -1, factor);
            } else if (piece.type() == WrapType.SITE && next.type() != WrapType.PULLEY) {
                int side = next.sideSiteIndex();
                add(piece, path.get(i + 2), obstacleOf(next.objectIndex()), side < 0 ? -1 : sites.ofSpec[side], factor);
            }
        }
    }

    private void add(WrapSpec from, WrapSpec to, int obstacle, int side, float factor) {
        segments.add(
                new Segment(sites.ofSpec[from.objectIndex()], sites.ofSpec[to.objectIndex()], obstacle, side, factor));
    }

    private int obstacleOf(int geom) {
        if (!obstacleGeoms.contains(geom)) {
            obstacleGeoms.add(geom);
        }
        return obstacleGeoms.indexOf(geom);
    }

    int[] first() {
        return segments.stream().mapToInt(Segment::first).toArray();
    }

    int[] last() {
        return segments.stream().mapToInt(Segment::last).toArray();
    }

    int[] obstacle() {
        return segments.stream().mapToInt(Segment::obstacle).toArray();
    }

    int[] side() {
        return segments.stream().mapToInt(Segment::side).toArray();
    }

    float[] factor() {
        return Flat.floats(segments, Segment::factor);
    }

    List<Integer> obstacleGeoms() {
        return obstacleGeoms;
    }
}
