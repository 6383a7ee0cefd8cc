package sinew.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sinew.app.simulate.ModelList;
import sinew.app.simulate.ModelSource;
import sinew.assets.mjcf.ReadResult;

/** Lists models and what they hold. */
@Command(name = "models", description = "List the models that come with the program, or what a model's file holds.")
final class ModelsCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "An MJCF or URDF file or the name of a bundled model.")
    @Nullable
    String name;

    @Override
    public Integer call() {
        PrintWriter out = Main.out(spec);
        ModelSource source = new ModelSource();
        String wanted = name;
        if (wanted == null) {
            source.bundled().forEach(out::println);
            out.println();
            out.println("'sinew models MODEL' lists what a model holds; MODEL is one of these or a file.");
            return 0;
        }
        ReadResult read = Main.checkedInput(spec, () -> source.read(wanted));
        ModelList.of(read).forEach(out::println);
        return 0;
    }
}
