package sinew.sim.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Reads and writes settings as YAML 1.2. Only texts, numbers, lists and maps are ever made of a document. */
final class SettingsYaml {
    private final String sourceName;
    private final YamlTranslator translator;

    private SettingsYaml(String sourceName, YamlTranslator translator) {
        this.sourceName = sourceName;
        this.translator = translator;
    }

    static String write(Settings settings, String prefix) {
        Map<String, Object> root = new LinkedHashMap<>();
        String start = prefix.isEmpty() ? "" : prefix + ".";
        for (SettingDescriptor descriptor : settings.schema().descriptors()) {
            if (descriptor.path().startsWith(start)) {
                put(root, descriptor.path().substring(start.length()), settings.get(descriptor.path()));
            }
        }
        DumpSettings style = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .build();
        return root.isEmpty() ? "" : new Dump(style, new ListsOnOneLine(style)).dumpToString(root);
    }

    static Settings merge(Settings settings, String yaml, String sourceName, String prefix, YamlTranslator translator) {
        return new SettingsYaml(sourceName, translator).merge(settings, yaml, prefix);
    }

    private Settings merge(Settings settings, String yaml, String prefix) {
        LoadSettings load = LoadSettings.builder()
                .setLabel(sourceName)
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .build();
        Optional<Node> root;
        try {
            root = new Compose(load).composeString(yaml);
        } catch (MarkedYamlEngineException broken) {
            String line = broken.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new SettingsException(
                    sourceName + line + ": this is not valid YAML: " + broken.getProblem() + ".", broken);
        } catch (YamlEngineException broken) {
            throw new SettingsException(sourceName + ": this is not valid YAML: " + broken.getMessage(), broken);
        }
        return root.isPresent() ? merge(settings, root.get(), prefix) : settings;
    }

    private Settings merge(Settings settings, Node node, String path) {
        if (node instanceof MappingNode mapping && !settings.schema().contains(path)) {
            return mergeGroup(settings, mapping, path);
        }
        if (!settings.schema().contains(path) && settings.schema().isGroup(path)) {
            String group = path.isEmpty() ? "the document" : "'" + path + "'";
            throw new SettingsException(
                    at(node) + ": " + group + " is a group of settings; expected keys with values (key: value).");
        }
        try {
            SettingDescriptor descriptor = settings.schema().find(path);
            return settings.withValue(path, descriptor.parse(text(node, descriptor)));
        } catch (SettingsException wrong) {
            throw new SettingsException(at(node) + ": " + wrong.getMessage(), wrong);
        }
    }

    private Settings mergeGroup(Settings settings, MappingNode mapping, String path) {
        if (!settings.schema().isGroup(path)) {
            throw new SettingsException(at(mapping) + ": " + settings.schema().unknown(path));
        }
        return mergeKeys(settings, mapping, path);
    }

    private Settings mergeKeys(Settings settings, MappingNode mapping, String path) {
        Settings merged = settings;
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new SettingsException(at(entry.getKeyNode()) + ": a key must be the name of a setting.");
            }
            String full = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            Node before = seen.putIfAbsent(key.getValue(), key);
            if (before != null) {
                throw new SettingsException(at(key) + ": " + full + " is there twice, first in line " + line(before)
                        + "; keep one of them.");
            }
            merged = mergeEntry(merged, key, entry.getValueNode(), full);
        }
        return merged;
    }

    private Settings mergeEntry(Settings settings, ScalarNode key, Node value, String path) {
        Optional<Map<String, String>> meaning = translated(key, value, path);
        if (meaning.isEmpty()) {
            if (!settings.schema().contains(path) && !settings.schema().isGroup(path)) {
                if (value instanceof MappingNode group && translator.knowsGroup(path)) {
                    return mergeKeys(settings, group, path);
                }
                throw new SettingsException(at(key) + ": " + settings.schema().unknown(path));
            }
            return merge(settings, value, path);
        }
        Settings merged = settings;
        try {
            for (Map.Entry<String, String> one : meaning.get().entrySet()) {
                merged = merged.with(one.getKey(), one.getValue());
            }
        } catch (SettingsException wrong) {
            throw new SettingsException(at(key) + ": " + wrong.getMessage(), wrong);
        }
        return merged;
    }

    private Optional<Map<String, String>> translated(ScalarNode key, Node value, String path) {
        try {
            return translator.translate(entry(path, value));
        } catch (SettingsException refused) {
            throw new SettingsException(at(key) + ": " + refused.getMessage(), refused);
        }
    }

    private static YamlTranslator.Entry entry(String path, Node value) {
        if (value instanceof ScalarNode scalar) {
            return new YamlTranslator.Entry(
                    path, isNull(scalar) ? YamlTranslator.Kind.NOTHING : YamlTranslator.Kind.SCALAR, scalar.getValue());
        }
        boolean list = value instanceof SequenceNode;
        String text = list && isFlat(value) ? flat((SequenceNode) value) : "";
        return new YamlTranslator.Entry(path, list ? YamlTranslator.Kind.LIST : YamlTranslator.Kind.GROUP, text);
    }

    private static String text(Node node, SettingDescriptor descriptor) {
        if (node instanceof ScalarNode scalar) {
            return isNull(scalar) && descriptor.type() == SettingType.TEXT ? "" : scalar.getValue();
        }
        if (!isFlat(node) || !descriptor.type().isList()) {
            throw new SettingsException(
                    descriptor.path() + " is " + (node instanceof SequenceNode ? "a list" : "a group") + "; expected "
                            + descriptor.expectation() + ".");
        }
        return flat((SequenceNode) node);
    }

    private static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL) && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private static boolean isFlat(Node node) {
        return node instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance);
    }

    private static String flat(SequenceNode list) {
        return list.getValue().stream()
                .map(element -> ((ScalarNode) element).getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String at(Node node) {
        return sourceName + ", line " + line(node);
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private static void put(Map<String, Object> group, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            group.put(path, value);
            return;
        }
        @SuppressWarnings("unchecked") // only this method puts maps here
        Map<String, Object> inner = (Map<String, Object>)
                group.computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashMap<String, Object>());
        put(inner, path.substring(dot + 1), value);
    }

    /** Writes lists as {@code [32, 32]}. */
    private static final class ListsOnOneLine extends StandardRepresenter {
        ListsOnOneLine(DumpSettings settings) {
            super(settings);
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
            return super.representSequence(tag, sequence, FlowStyle.FLOW);
        }
    }
}
