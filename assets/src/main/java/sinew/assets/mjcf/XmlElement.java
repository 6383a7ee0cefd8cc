package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sinew.assets.model.SourceLocation;

/**
 * An element as it was written.
 *
 * @param name tag
 * @param location line on which the tag begins
 * @param attributes in the order of writing
 * @param children elements inside, includes already replaced by what they include
 */
record XmlElement(String name, SourceLocation location, Map<String, String> attributes, List<XmlElement> children) {
    XmlElement(String name, SourceLocation location) {
        this(name, location, new LinkedHashMap<>(), new ArrayList<>());
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }
}
