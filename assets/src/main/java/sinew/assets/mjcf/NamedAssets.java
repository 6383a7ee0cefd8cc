package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assets of one kind, numbered in the order of the model and found by name. One that could not be read keeps its place. */
final class NamedAssets<T> {
    private final String kind;
    private final Origins origins;
    private final Names names;
    private final List<@Nullable T> assets = new ArrayList<>();

    /**
     * Makes an empty list.
     *
     * @param kind what the assets are called in messages
     * @param origins where files are looked for
     * @param problems collects what is wrong
     */
    NamedAssets(String kind, Origins origins, Problems problems) {
        this.kind = kind;
        this.origins = origins;
        names = new Names(kind, problems);
    }

    /** Makes an asset of an element. */
    interface Reading<T> {
        /**
         * Reads an asset.
         *
         * @param attributes of the element
         * @param index number of the asset
         * @param name its name
         * @param file path of its file, or empty
         * @return the asset, or null after reporting why it cannot be read
         */
        @Nullable
        T read(Attributes attributes, int index, String name, String file);
    }

    /**
     * Adds an asset.
     *
     * @param element describes it
     * @param attributes of the element
     * @param reading makes it
     */
    void add(XmlElement element, Attributes attributes, Reading<T> reading) {
        String file = attributes.has("file") ? origins.of(element).assetPath(attributes.text("file")) : "";
        int index = assets.size();
        String name = AssetNames.nameOf(element, file);
        if (name.isEmpty()) {
            attributes.error("name", "missing; give the " + kind + " a name.");
        }
        names.register(name, index, element);
        assets.add(reading.read(attributes, index, name, file));
    }

    /** All assets; complete if there was no error. */
    List<T> list() {
        return assets.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Finds an asset; null after reporting that there is none, or if it could not be read. */
    @Nullable
    T resolve(Attributes attributes, String attribute) {
        int index = names.resolve(attributes, attribute);
        return index < 0 ? null : assets.get(index);
    }
}
