package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import sinew.assets.mjcf.References.Reference;

/**
 * Copies elements under new names.
 *
 * @param affected which names change where elements refer to them
 * @param rename makes the new name
 * @param origin number of the model that copies belong to; -1 leaves it
 * @param prefix what names of assets without a name begin with
 */
record Renaming(Predicate<Reference> affected, UnaryOperator<String> rename, int origin, String prefix) {
    /**
     * Copies.
     *
     * @param element with all that is in it
     * @param section tag of the section that holds it
     */
    XmlElement copy(XmlElement element, String section) {
        Map<String, String> attributes = new LinkedHashMap<>();
        element.attributes()
                .forEach((attribute, value) -> attributes.put(attribute, value(element, attribute, section)));
        XmlElement copy = new XmlElement(
                element.name(),
                element.location(),
                origin < 0 ? element.origin() : origin,
                prefix.isEmpty() ? element.prefix() : prefix + element.prefix(),
                attributes,
                new ArrayList<>());
        element.children().forEach(child -> copy.children().add(copy(child, section)));
        return copy;
    }

    private String value(XmlElement element, String attribute, String section) {
        String value = element.get(attribute).strip();
        if (attribute.equals("name")) {
            boolean named = !value.isEmpty() && References.ownName(element, section) != null;
            return named ? rename.apply(value) : element.get(attribute);
        }
        Reference reference = References.of(element, attribute);
        boolean changes = reference != null && !value.isEmpty() && affected.test(reference);
        return changes ? rename.apply(value) : element.get(attribute);
    }
}
