package sinew.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sinew.app.json.JsonFile;
import sinew.app.run.Device;
import sinew.app.run.ModelWarnings;
import sinew.app.run.RunException;
import sinew.app.simulate.ModelNames;
import sinew.app.simulate.ModelSource;
import sinew.app.simulate.Simulation;
import sinew.app.simulate.StartingPoint;
import sinew.app.simulate.StateTable;
import sinew.assets.mjcf.ReadResult;
import sinew.sim.kernel.Backend;

/** Steps one model and prints what physics computes. */
@Command(
        name = "simulate",
        description = {
            "Step a model and print its state, accelerations, forces, contacts and energy at the given steps.",
            "Step 0 is the initial state; everything printed belongs to the state printed.",
            "Example: sinew simulate humanoid.xml --steps 0,1,100 --key squat --json"
        },
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "An MJCF or URDF file or the name of a bundled model.")
    String name = "";

    @Option(
            names = "--steps",
            split = ",",
            paramLabel = "N",
            defaultValue = "0",
            description = "At which steps to print, ascending, divided by commas; standard: ${DEFAULT-VALUE}.")
    List<Integer> steps = List.of();

    @Option(names = "--key", paramLabel = "NAME", description = "Start from this keyframe (name or number).")
    @Nullable
    String key;

    @Option(names = "--ctrl", split = ",", paramLabel = "X", description = "Controls of all actuators.")
    @Nullable
    List<Float> control;

    @Option(names = "--qpos", split = ",", paramLabel = "X", description = "Initial positions, all of them.")
    @Nullable
    List<Float> qpos;

    @Option(names = "--qvel", split = ",", paramLabel = "X", description = "Initial velocities, all of them.")
    @Nullable
    List<Float> qvel;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random positions within the joints' ranges, velocities and controls.")
    @Nullable
    Long seed;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, cuda or cuda:N; standard: ${DEFAULT-VALUE}.")
    String device = "cpu";

    @Option(names = "--mass", description = "Print the mass matrix, too.")
    boolean mass;

    @Option(names = "--json", description = "Print one line of JSON with all digits; without it, tables.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = Main.out(spec);
        Order order = Main.checkedInput(spec, this::order);
        ModelWarnings.of(order.read()).forEach(warning -> Main.err(spec).println("warning: " + warning));
        Simulation simulation = new Simulation(order.read().spec());
        try (Backend backend = order.device().open()) {
            List<Map<String, Object>> results = simulation.run(backend, order.start(), steps, mass);
            if (json) {
                out.println(JsonFile.line(document(order, backend, results)));
            } else {
                StateTable table = new StateTable(order.read().spec());
                results.forEach(values -> table.lines(values).forEach(out::println));
            }
        }
        return 0;
    }

    private static Map<String, Object> document(Order order, Backend backend, List<Map<String, Object>> results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("model", ModelNames.values(order.read().spec()));
        document.put("device", backend.deviceName());
        document.put("steps", results);
        return document;
    }

    /** What is to be done. */
    private record Order(ReadResult read, Device device, StartingPoint start) {}

    private Order order() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) < 0 || (i > 0 && steps.get(i) <= steps.get(i - 1))) {
                throw new RunException(
                        "--steps must be whole numbers from 0 in ascending order; they are " + steps + ".");
            }
        }
        Device where = Device.parse(device);
        ReadResult read = new ModelSource().read(name);
        StartingPoint start = StartingPoint.of(read.spec(), new StartingPoint.Wish(key, seed, qpos, qvel, control));
        return new Order(read, where, start);
    }
}
