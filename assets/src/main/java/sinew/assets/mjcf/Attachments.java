package sinew.assets.mjcf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sinew.assets.ModelFiles;
import sinew.assets.mjcf.References.Reference;
import sinew.assets.model.ModelSpec;

/**
 * Puts other models, or parts of them, into a model. Their names get a prefix, their defaults and their understanding of figures stay
 * their own, and what refers to the part comes along (MuJoCo XML reference, "attach").
 */
final class Attachments {
    private static final int MOST_LEVELS = 20;
    private static final List<String> SECTIONS = List.of("contact", "tendon", "equality", "actuator", "sensor");
    private static final Set<String> CLASSLESS = Set.of("exclude");

    private final ModelFiles files;
    private final String messagePrefix;
    private final MjcfSchema schema;
    private final Map<String, ModelSpec> specs;
    private final Problems problems;
    private final List<Compiler> compilers;
    private final ElementBudget budget;
    private final Deque<String> open = new ArrayDeque<>();
    private final AttachedKeyframes keyframes = new AttachedKeyframes();

    /**
     * Makes a reader of attached models.
     *
     * @param files the model's files
     * @param messagePrefix put before file names in messages
     * @param schema what they may hold
     * @param specs attached models that were read as a whole, by file. Modified.
     * @param compilers of the models read so far. Modified: those of attached models are added
     * @param budget bounds what is copied
     * @param problems takes what is wrong
     */
    Attachments(
            ModelFiles files,
            String messagePrefix,
            MjcfSchema schema,
            Map<String, ModelSpec> specs,
            List<Compiler> compilers,
            ElementBudget budget,
            Problems problems) {
        this.budget = budget;
        this.files = files;
        this.messagePrefix = messagePrefix;
        this.schema = schema;
        this.specs = specs;
        this.compilers = compilers;
        this.problems = problems;
    }

    /** Copies the part into a new frame, and what belongs to it into the sections of the model, which it modifies. */
    XmlElement attach(XmlElement root, Attributes attributes) {
        XmlElement frame = new XmlElement("frame", attributes.location());
        String file = file(root, attributes);
        if (file.isEmpty()) {
            return frame;
        }
        if (open.contains(file) || open.size() >= MOST_LEVELS) {
            attributes.error("model", "the model in \"" + file + "\" attaches itself; attach another model.");
            problems.throwIfAny();
        }
        requireFile(attributes, file);
        open.push(file);
        int origin = compilers.size();
        XmlElement model = read(file);
        open.pop();
        budget.take(attributes, "model", ElementBudget.size(model));
        String prefix = attributes.text("prefix");
        if (AttachedKeyframes.areIn(model)) {
            keyframes.take(model, spec(file), root, prefix);
        }
        List<XmlElement> parts = parts(model, attributes);
        Set<Reference> names = References.namesIn(parts);
        copyShared(model, root, prefix, origin);
        copySections(model, root, names, prefix, origin);
        Renaming renaming = renaming(names, prefix);
        frame.attributes().put("childclass", prefix + Defaults.MAIN);
        parts.forEach(part -> frame.children().add(renaming.copy(part, "worldbody")));
        return frame;
    }

    private String file(XmlElement root, Attributes attributes) {
        Map<String, String> models = new LinkedHashMap<>();
        for (XmlElement asset : root.children("asset")) {
            for (XmlElement model : asset.children("model")) {
                String path = model.get("file").strip();
                models.put(model.has("name") ? model.get("name").strip() : AssetNames.nameOf(model, path), path);
            }
        }
        String name = attributes.text("model");
        if (models.containsKey(name) && models.getOrDefault(name, "").isEmpty()) {
            attributes.error("model", "the model \"" + name + "\" has no file; name one in <asset><model>.");
        }
        if (!models.containsKey(name)) {
            attributes.error("model", "there is no model \"" + name + "\"" + NameHint.of(name, models.keySet()));
            return "";
        }
        return models.getOrDefault(name, "");
    }

    private void requireFile(Attributes attributes, String file) {
        try (InputStream stream = files.openText(file)) {
            stream.read();
        } catch (IOException e) {
            attributes.error("model", String.valueOf(e.getMessage()));
            problems.throwIfAny();
        }
    }

    private XmlElement read(String file) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        XmlElement model = new XmlTreeReader(new Below(files, folder), messagePrefix + folder, problems)
                .read(file.substring(folder.length()));
        new SchemaCheck(schema, problems).check(model);
        problems.throwIfAny();
        placeModels(model, folder);
        Compiler compiler = Compiler.read(model.children("compiler"), problems).inFolder(folder);
        int origin = compilers.size();
        compilers.add(compiler);
        Renaming marking = new Renaming(reference -> false, name -> name, origin, "");
        XmlElement marked = marking.copy(model, "worldbody");
        new Expansion(marked, compiler, this, budget, problems).apply();
        for (XmlElement option : marked.children("option")) {
            problems.warn(
                    option.location(),
                    "option",
                    "ignored: the options of the model count to which this one is attached.");
        }
        return marked;
    }

    /** Files of models that it attaches itself are named from its own folder. */
    private static void placeModels(XmlElement model, String folder) {
        for (XmlElement asset : model.children("asset")) {
            for (XmlElement part : asset.children("model")) {
                if (!part.get("file").isBlank()) {
                    part.attributes().put("file", folder + part.get("file").strip());
                }
            }
        }
    }

    /** Reads a whole model, whose keyframes can be understood only so. */
    private ModelSpec spec(String file) {
        ModelSpec known = specs.get(messagePrefix + file);
        if (known != null) {
            return known;
        }
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        ModelFiles own = new Below(files, folder);
        Problems found = new Problems();
        XmlElement root = new XmlTreeReader(own, messagePrefix + folder, found).read(file.substring(folder.length()));
        ModelSpec spec = new ModelReader(own, messagePrefix + folder, schema, specs, found).read(root);
        found.throwIfAny();
        specs.put(messagePrefix + file, spec);
        return spec;
    }

    /** The files of a model that lies in another folder. */
    private record Below(ModelFiles files, String folder) implements ModelFiles {
        @Override
        public InputStream open(String path) throws IOException {
            return files.open(folder + path);
        }

        @Override
        public InputStream openText(String path) throws IOException {
            return files.openText(folder + path);
        }
    }

    private List<XmlElement> parts(XmlElement model, Attributes attributes) {
        if (!attributes.has("body") && !attributes.has("frame")) {
            List<XmlElement> all = new ArrayList<>();
            model.children("worldbody").forEach(world -> all.addAll(world.children()));
            return all;
        }
        XmlElement part = find(model, attributes, problems);
        return part == null ? List.of() : List.of(part);
    }

    /** Finds the body or frame that is to be attached; null after reporting that there is none. */
    static @Nullable XmlElement find(XmlElement root, Attributes attributes, Problems problems) {
        String tag = attributes.has("frame") ? "frame" : "body";
        String name = attributes.text(tag);
        List<String> known = new ArrayList<>();
        Deque<XmlElement> waiting = new ArrayDeque<>(root.children("worldbody"));
        while (!waiting.isEmpty()) {
            XmlElement element = waiting.pop();
            if (element.name().equals(tag) && element.has("name")) {
                known.add(element.get("name").strip());
                if (element.get("name").strip().equals(name) && !name.isEmpty()) {
                    return element;
                }
            }
            element.children().forEach(waiting::push);
        }
        String what = name.isEmpty()
                ? "missing; name the body or frame to attach."
                : "there is no " + tag + " \"" + name + "\"" + NameHint.of(name, known);
        attributes.error(tag, what);
        return null;
    }

    /** Defaults and assets come along whole. */
    private static void copyShared(XmlElement model, XmlElement root, String prefix, int origin) {
        Renaming renaming = new Renaming(reference -> true, name -> prefix + name, -1, prefix);
        for (XmlElement asset : model.children("asset")) {
            XmlElement copy = renaming.copy(asset, "asset");
            copy.children().stream()
                    .filter(child -> child.name().equals("mesh") || child.name().equals("material"))
                    .forEach(child -> child.attributes().putIfAbsent("class", prefix + Defaults.MAIN));
            copy.children().removeIf(child -> child.name().equals("model"));
            root.children().add(copy);
        }
        List<XmlElement> defaults = model.children("default");
        List<XmlElement> sources = new ArrayList<>(defaults);
        if (defaults.stream()
                .allMatch(
                        element -> element.has("class") && !element.get("class").equals(Defaults.MAIN))) {
            sources.add(
                    new XmlElement("default", model.location(), origin, "", new LinkedHashMap<>(), new ArrayList<>()));
        }
        for (XmlElement element : sources) {
            XmlElement copy = renaming.copy(element, "default");
            copy.attributes()
                    .put("class", prefix + (element.get("class").isEmpty() ? Defaults.MAIN : element.get("class")));
            root.children().add(copy);
        }
    }

    /** Elements of other sections come along if all that they refer to does. */
    private static void copySections(
            XmlElement model, XmlElement root, Set<Reference> treeNames, String prefix, int origin) {
        Set<Reference> names = new HashSet<>(treeNames);
        names.add(new Reference("body", "world"));
        for (String section : SECTIONS) {
            for (XmlElement holder : model.children(section)) {
                XmlElement copy = new XmlElement(
                        section, holder.location(), origin, "", new LinkedHashMap<>(), new ArrayList<>());
                for (XmlElement child : holder.children()) {
                    if (names.containsAll(References.referencesOf(child))) {
                        XmlElement renamed = renaming(names, prefix).copy(child, section);
                        if (!section.equals("sensor") && !CLASSLESS.contains(child.name())) {
                            renamed.attributes().putIfAbsent("class", prefix + Defaults.MAIN);
                        }
                        copy.children().add(renamed);
                        Reference own = References.ownName(child, section);
                        if (own != null) {
                            names.add(own);
                        }
                    }
                }
                root.children().add(copy);
            }
        }
    }

    private static Renaming renaming(Set<Reference> names, String prefix) {
        return new Renaming(
                reference -> switch (reference.kind()) {
                    case "class", "mesh", "hfield", "material", "texture" -> true;
                    default -> names.contains(reference) && !reference.name().equals("world");
                },
                name -> prefix + name,
                -1,
                "");
    }
}
