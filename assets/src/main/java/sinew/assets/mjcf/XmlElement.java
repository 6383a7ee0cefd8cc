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
 * @param origin number of the model that it comes from: 0 for the opened one, others for models that are attached
 * @param prefix what names of its model are extended with, or empty
 * @param attributes in the order of writing
 * @param children elements inside, includes already replaced by what they include
 */
public record XmlElement(
        String name,
        SourceLocation location,
        int origin,
        String prefix,
        Map<String, String> attributes,
        List<XmlElement> children) {
    /**
     * An element that is still empty.
     *
     * @param name tag
     * @param location line on which the tag begins
     */
    public XmlElement(String name, SourceLocation location) {
        this(name, location, 0, "", new LinkedHashMap<>(), new ArrayList<>());
    }

    /**
     * Asks for an attribute.
     *
     * @param attribute its name
     * @return whether it is written
     */
    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /**
     * Reads an attribute.
     *
     * @param attribute its name
     * @return what is written, or empty
     */
    public String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /**
     * Reads the elements inside that have a name.
     *
     * @param childName their tag
     * @return in the order of writing
     */
    public List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }
}
