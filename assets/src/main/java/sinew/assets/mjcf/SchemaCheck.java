package sinew.assets.mjcf;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.mjcf.MjcfSchema.Entry;
import sinew.assets.mjcf.MjcfSchema.Status;
import sinew.assets.mjcf.MjcfSchema.Table;

/** Compares a model's elements with the schema: names every one that is unknown, refused or ignored, and removes those. */
final class SchemaCheck {
    private final MjcfSchema schema;
    private final Problems problems;

    SchemaCheck(MjcfSchema schema, Problems problems) {
        this.schema = schema;
        this.problems = problems;
    }

    /**
     * Checks a whole model.
     *
     * @param root the element {@code mujoco}. Modified: only what is read stays.
     */
    void check(XmlElement root) {
        if (!root.name().equals("mujoco")) {
            problems.error(
                    root.location(), root.name(), "not an MJCF model: the outermost element must be \"mujoco\".");
            problems.throwIfAny();
        }
        check(root, schema.table("mujoco"));
    }

    private void check(XmlElement element, Table table) {
        element.attributes().entrySet().removeIf(attribute -> !keepAttribute(element, table, attribute));
        element.children().removeIf(child -> !keepChild(element, table, child));
        for (XmlElement child : element.children()) {
            Entry entry = table.children().get(child.name());
            if (entry != null) {
                check(child, schema.table(entry.detail().getFirst()));
            }
        }
    }

    private boolean keepAttribute(XmlElement element, Table table, Map.Entry<String, String> attribute) {
        String field = element.name() + "." + attribute.getKey();
        Entry entry = table.attributes().get(attribute.getKey());
        if (entry != null
                && entry.status() == Status.ONLY
                && !entry.detail().contains(attribute.getValue().strip())) {
            String text = "\"" + attribute.getValue() + "\" is not understood, only "
                    + String.join(" or ", entry.detail()) + ": " + entry.reason() + ".";
            problems.error(element.location(), field, text);
            return false;
        }
        return keep(
                element,
                field,
                entry,
                "attribute",
                attribute.getKey(),
                table.attributes().keySet());
    }

    private boolean keepChild(XmlElement parent, Table table, XmlElement child) {
        Entry entry = table.children().get(child.name());
        String field = entry == null ? parent.name() + "." + child.name() : child.name();
        boolean leftOut = entry != null && (entry.status() == Status.IGNORE || entry.status() == Status.SKIP);
        if (leftOut && schema.hasTable(child.name())) {
            check(child, schema.table(child.name()));
        }
        return keep(
                child, field, entry, "element", child.name(), table.children().keySet());
    }

    private boolean keep(
            XmlElement element,
            String field,
            @Nullable Entry entry,
            String kind,
            String name,
            Collection<String> known) {
        if (entry == null) {
            problems.error(
                    element.location(), field, "unknown " + kind + " \"" + name + "\"" + NameHint.of(name, known));
            return false;
        }
        if (entry.status() == Status.REFUSE) {
            problems.error(element.location(), field, entry.reason() + ".");
        } else if (entry.status() == Status.IGNORE) {
            problems.warn(element.location(), field, "ignored: " + entry.reason() + ".");
        }
        return entry.status() == Status.READ || entry.status() == Status.ONLY;
    }
}
