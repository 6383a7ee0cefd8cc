package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times stages one after the other. Not for several threads. */
final class StageClock {
    private static final double NANO = 1e-9;

    private final List<Stage> stages = new ArrayList<>();

    /** Does something and adds a stage for it. */
    <T> T time(String name, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        stages.add(new Stage(name, (System.nanoTime() - begin) * NANO));
        return result;
    }

    /** Does something and adds a stage for it. */
    void time(String name, Runnable work) {
        stages.add(new Stage(name, seconds(work)));
    }

    /** Adds a stage that was timed elsewhere. */
    void add(Stage stage) {
        stages.add(stage);
    }

    /** Everything so far as parts of one stage. */
    Stage total(String name) {
        return new Stage(name, stages.stream().mapToDouble(Stage::seconds).sum(), stages);
    }

    /** Times something without adding a stage. */
    static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) * NANO;
    }
}
