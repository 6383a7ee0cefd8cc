package sinew.app.drawing;

import sinew.renderer.RendererStatistics;
import sinew.renderer.ViewportRenderer;

/** How many pictures a second may be drawn. */
public final class DrawingBudget {
    /** On a screen more are not seen as smoother. */
    public static final int MOST = 40;

    private static final int FEWEST = 1;

    /** Of the time of a GPU that also trains. */
    private static final double SHARE = 0.04;

    private static final double SECOND = 1000;

    private DrawingBudget() {}

    /**
     * Holds a renderer to its part of the time, by what its pictures take now.
     *
     * @param renderer the renderer. Modified.
     * @param trainsOnGpu whether a training is on a GPU, which may be the one that draws
     */
    public static void hold(ViewportRenderer renderer, boolean trainsOnGpu) {
        RendererStatistics numbers = renderer.statistics();
        boolean shared = trainsOnGpu && !numbers.software();
        renderer.setFrameCap(picturesPerSecond(shared, numbers.millisecondsPerFrame()));
    }

    /**
     * Lets drawing take a small part of the time only, where it takes that time from a training.
     *
     * @param shared whether the GPU that draws may also train
     * @param millisecondsPerPicture how long a picture takes; 0 if that is not known yet
     * @return pictures a second at most
     */
    static int picturesPerSecond(boolean shared, double millisecondsPerPicture) {
        if (!shared || millisecondsPerPicture <= 0) {
            return MOST;
        }
        return (int) Math.clamp(SHARE * SECOND / millisecondsPerPicture, FEWEST, MOST);
    }
}
