package sinew.sim.settings;

import java.util.List;

/** A small tree of settings as an agent has it. */
final class Examples {
    static final SettingsSchema SCHEMA = SettingsSchema.ofRecord("agent", Agent.class);

    private Examples() {}

    enum Schedule {
        ADAPTIVE,
        FIXED
    }

    record Agent(
            @Setting(value = "42", help = "Seed.") long seed,

            @Setting(value = "", help = "Suffix of the folder.")
            String runName,

            Policy policy,
            Algorithm algorithm) {}

    record Policy(
            @Setting(value = "[32, 32]", help = "Units per layer.", minimum = 1)
            List<Integer> actorHiddenDims,

            @Setting(
                    value = "elu",
                    help = "Non-linearity.",
                    choices = {"elu", "relu", "tanh"})
            String activation,

            @Setting(value = "[]", help = "Weights.") List<Double> weights) {}

    record Algorithm(
            @Setting(value = "1e-3", help = "Step size.", minimum = 0, maximum = 1, live = Liveness.NOW)
            double learningRate,

            @Setting(value = "0.1", help = "Clip.", minimum = 0)
            float clipParam,

            @Setting(value = "adaptive", help = "Rule.") Schedule schedule,

            @Setting(value = "true", help = "Whether to clip.")
            boolean useClippedValueLoss,

            @Setting(value = "0.5", help = "Duration.", unit = "s", minimum = 0)
            double pause) {}
}
