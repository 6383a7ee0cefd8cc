package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sinew.assets.ModelFiles;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.TendonSpec;

/** Makes a model of its checked elements, section by section. */
final class ModelReader {
    private final ModelFiles files;
    private final String prefix;
    private final MjcfSchema schema;
    private final Map<String, ModelSpec> specs;
    private final Problems problems;

    /**
     * Makes a reader for one model.
     *
     * @param files the model's files
     * @param prefix put before file names in messages
     * @param schema what models may hold
     * @param specs attached models that were read as a whole, by file. Modified.
     * @param problems takes what is wrong
     */
    ModelReader(ModelFiles files, String prefix, MjcfSchema schema, Map<String, ModelSpec> specs, Problems problems) {
        this.files = files;
        this.prefix = prefix;
        this.schema = schema;
        this.specs = specs;
        this.problems = problems;
    }

    ModelSpec read(XmlElement root) {
        Compiler compiler = Compiler.read(root.children("compiler"), problems);
        List<Compiler> compilers = new ArrayList<>(List.of(compiler));
        ElementBudget budget = new ElementBudget(problems);
        Attachments attachments = new Attachments(files, prefix, schema, specs, compilers, budget, problems);
        new Expansion(root, compiler, attachments, budget, problems).apply();
        budget.checkDepth(root);
        Origins origins = new Origins(List.copyOf(compilers));
        Defaults defaults = new Defaults(root.children("default"), problems);
        Assets assets = new Assets(root.children("asset"), defaults, origins, files, problems);
        Context context = new Context(problems, origins, defaults, assets, new Orientations(origins, problems));

        BodyDraft world = new BodyTreeReader(context).read(root.children("worldbody"), root);
        new TreeChanges(context, root).apply(world);
        BodyTree tree = new BodyTree(world, problems);
        List<BodySpec> bodies = tree.bodies();
        if (!problems.hasErrors()) {
            new MassRules(problems).check(bodies);
        }
        if (compiler.totalMass() > 0) {
            bodies = MassRules.scale(bodies, compiler.totalMass());
        }
        return read(root, context, tree, bodies);
    }

    private ModelSpec read(XmlElement root, Context context, BodyTree tree, List<BodySpec> bodies) {
        List<JointSpec> joints =
                bodies.stream().flatMap(body -> body.joints().stream()).toList();
        List<GeomSpec> geoms =
                bodies.stream().flatMap(body -> body.geoms().stream()).toList();
        ContactReader contacts = new ContactReader(context, tree, geoms);
        TendonReader tendonReader = new TendonReader(context, tree, joints, geoms);
        List<TendonSpec> tendons = tendonReader.read(root.children("tendon"));
        TransmissionReader transmissions = new TransmissionReader(tree, tendonReader.names());
        ActuatorReader actuatorReader = new ActuatorReader(context, transmissions, joints, tendons);
        List<ActuatorSpec> actuators = actuatorReader.read(root.children("actuator"));
        ElementNames names = new ElementNames(tree, tendonReader.names(), actuatorReader.names());
        ModelSpec spec = new ModelSpec(
                root.has("model") ? root.get("model") : "MuJoCo Model",
                OptionReader.read(root.children("option"), root.children("statistic"), problems),
                SizeReader.read(root.children("size"), problems),
                context.assets().list(),
                bodies,
                contacts.pairs(root.children("contact")),
                contacts.exclusions(root.children("contact")),
                new EqualityReader(context, names, joints, initialPoses(bodies)).read(root.children("equality")),
                tendons,
                actuators,
                LengthRangeReader.read(root.children("compiler"), problems),
                new SensorReader(context, names, joints, tendons).read(root.children("sensor")),
                List.of(),
                new CustomReader(problems).read(root.children("custom")),
                root.location());
        AttachedKeyframes.complete(root, spec);
        return spec.withKeyframes(new KeyframeReader(spec, problems).read(root.children("keyframe")));
    }

    /** In the world frame, by number of the body; in the initial pose no joint displaces anything. */
    private static List<Pose> initialPoses(List<BodySpec> bodies) {
        List<Pose> poses = new ArrayList<>();
        for (BodySpec body : bodies) {
            poses.add(
                    body.index() == 0
                            ? Pose.IDENTITY
                            : poses.get(body.parentIndex()).times(body.pose()));
        }
        return poses;
    }
}
