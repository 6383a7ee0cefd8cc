package sinew.sim.physics.model;

import java.util.Arrays;
import java.util.List;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ControlDelay;
import sinew.assets.model.ControlDelay.Interpolation;
import sinew.sim.kernel.Constants;

/**
 * Actuators that hear their control signals late (MuJoCo documentation, Modeling, "Delays"). The signals of the last steps are in
 * {@code Data.memory}, behind the place of the newest. Because steps are equally long, what is heard is always the same mean of samples.
 */
@Constants
public final class DelayTable {
    /** Samples that a mean has at most. */
    public static final int TERMS = 4;
    /** Times within a step for which there are means: its begin, its middle and its end. */
    public static final int MOMENTS = 3;

    private static final double SMALLEST = 1e-6;

    /** Delayed actuators. */
    public final int count;
    /** Number of each actuator in this table {@code [nu]}; -1 without delay. */
    public final int[] number;
    /** Which actuator {@code [count]}. */
    public final int[] actuator;
    /** Where its memory begins {@code [count]}. */
    public final int[] start;
    /** How many samples there are {@code [count]}. */
    public final int[] samples;
    /** How many steps older than the newest sample each term is {@code [count, 3, 4]}. */
    public final int[] age;
    /** Weight of each term {@code [count, 3, 4]}. */
    public final float[] weight;

    DelayTable(List<ActuatorSpec> actuators, MemoryTable memory, double timestep) {
        List<ActuatorSpec> delayed =
                actuators.stream().filter(DelayTable::isDelayed).toList();
        count = delayed.size();
        number = new int[actuators.size()];
        actuator = new int[count];
        start = new int[count];
        samples = new int[count];
        age = new int[count * MOMENTS * TERMS];
        weight = new float[count * MOMENTS * TERMS];
        Arrays.fill(number, -1);
        int place = memory.controls;
        for (int i = 0; i < count; i++) {
            ControlDelay delay = delayed.get(i).delay();
            number[delayed.get(i).index()] = i;
            actuator[i] = delayed.get(i).index();
            start[i] = place;
            samples[i] = delay.samples();
            place += 1 + delay.samples();
            for (int moment = 0; moment < MOMENTS; moment++) {
                double steps = delay.time() / timestep - 1 - 0.5 * moment;
                fill((i * MOMENTS + moment) * TERMS, steps, delay.samples() - 1, delay.interpolation());
            }
        }
    }

    /** Whether an actuator hears its signal late. */
    static boolean isDelayed(ActuatorSpec actuator) {
        return actuator.delay().time() > 0;
    }

    private void fill(int at, double steps, int oldest, Interpolation interpolation) {
        double nearest = Math.rint(steps);
        double exact = Math.abs(steps - nearest) < SMALLEST ? nearest : steps;
        double within = Math.clamp(exact, 0, oldest);
        int newer = (int) Math.floor(within);
        int older = (int) Math.ceil(within);
        double part = older - within;
        for (int term = 0; term < TERMS; term++) {
            age[at + term] = Math.clamp(older + 1 - term, 0, oldest);
        }
        if (older == newer || interpolation == Interpolation.HOLD) {
            weight[at + 1] = 1;
        } else if (interpolation == Interpolation.LINEAR) {
            weight[at + 1] = (float) (1 - part);
            weight[at + 2] = (float) part;
        } else {
            fillCubic(at, part, older < oldest, newer > 0);
        }
    }

    /** Hermite's cubic; slopes are half the difference of the neighbours, 0 at the ends of what is remembered. */
    private void fillCubic(int at, double x, boolean hasOlder, boolean hasNewer) {
        double atOlder = (2 * x - 3) * x * x + 1;
        double slopeOfOlder = hasOlder ? 0.5 * ((x - 2) * x + 1) * x : 0;
        double slopeOfNewer = hasNewer ? 0.5 * (x - 1) * x * x : 0;
        weight[at] = (float) -slopeOfOlder;
        weight[at + 1] = (float) (atOlder - slopeOfNewer);
        weight[at + 2] = (float) (1 - atOlder + slopeOfOlder);
        weight[at + 3] = (float) slopeOfNewer;
    }
}
