package sinew.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.log.RunDirectory;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.RslRlSettings;

/** Runs sessions on the toy cartpole and keeps their reports. */
public final class ToyTraining {
    private static final int LIMIT = 250;

    private ToyTraining() {}

    /** Trains in a folder, from a checkpoint if there is one. */
    public static List<IterationReport> run(
            Path folder, RslRlSettings agent, int environments, @Nullable Checkpoint checkpoint) {
        List<IterationReport> reports = new ArrayList<>();
        TrainingListener keep = new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
                reports.add(report);
            }
        };
        run(folder, agent, environments, checkpoint, List.of(keep));
        return reports;
    }

    /** Trains in a folder with listeners. */
    public static TrainingSession.End run(
            Path folder,
            RslRlSettings agent,
            int environments,
            @Nullable Checkpoint checkpoint,
            List<TrainingListener> listeners) {
        try (ToyCartpole environment = new ToyCartpole(environments, agent.seed(), LIMIT);
                Learner learner = new DjlLearner(Learner.Size.of(environment), agent.toLearner(environments))) {
            OnPolicySession session = new OnPolicySession(
                    configuration(agent), environment, learner, new RunDirectory(folder), listeners);
            if (checkpoint != null) {
                session.restore(checkpoint);
            }
            return session.run();
        }
    }

    /** A configuration for the toy. */
    public static RunConfiguration configuration(RslRlSettings agent) {
        return new RunConfiguration("train toy", "Toy-Cartpole", agent, "", "");
    }

    /** Trains from the command line: iterations, then environments, then a folder, then perhaps a checkpoint. */
    public static void main(String[] arguments) {
        RslRlSettings agent = TestSettings.toy("agent.max_iterations", arguments[0], "agent.save_interval", "10");
        Checkpoint checkpoint = arguments.length > 3 ? Checkpoint.read(Path.of(arguments[3])) : null;
        run(Path.of(arguments[2]), agent, Integer.parseInt(arguments[1]), checkpoint, List.of(new TrainingListener() {
            @Override
            @SuppressWarnings("SystemOut")
            public void iterationFinished(IterationReport report) {
                System.out.println(report.iteration() + " " + report.scalars());
            }
        }));
    }
}
