package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.Color;

/** Materials, which for now are colours. */
final class Materials {
    private final Names names;
    private final List<Color> colors = new ArrayList<>();

    Materials(List<XmlElement> assets, Defaults defaults, Problems problems) {
        names = new Names("material", problems);
        Names textures = textures(assets, problems);
        for (XmlElement asset : assets) {
            for (XmlElement element : asset.children("material")) {
                Attributes attributes = defaults.of(element, null);
                names.register(element, colors.size());
                if (!attributes.text("texture").isEmpty()) {
                    textures.resolve(attributes, "texture");
                }
                colors.add(color(attributes, new Color(1, 1, 1, 1)));
            }
        }
    }

    /** Textures are not drawn yet, but their names are known. */
    private static Names textures(List<XmlElement> assets, Problems problems) {
        Names textures = new Names("texture", problems);
        for (XmlElement asset : assets) {
            for (XmlElement element : asset.children("texture")) {
                problems.warn(
                        element.location(),
                        "texture",
                        "ignored: textures are not drawn yet; materials are drawn in their colour.");
                textures.register(AssetNames.nameOf(element, element.get("file")), 0, element);
            }
        }
        return textures;
    }

    /** The colour of a geom or site: its own unless that is the standard grey, else its material's. */
    Color resolve(Attributes attributes) {
        Color own = color(attributes, Color.GRAY);
        if (attributes.text("material").isEmpty() || !own.equals(Color.GRAY)) {
            return own;
        }
        int index = names.resolve(attributes, "material");
        return index < 0 ? own : colors.get(index);
    }

    private static Color color(Attributes attributes, Color standard) {
        double[] values = {standard.red(), standard.green(), standard.blue(), standard.alpha()};
        values = attributes.numbers("rgba", values, 4);
        for (double value : values) {
            if (value < 0 || value > 1) {
                attributes.error(
                        "rgba",
                        "is \"" + attributes.text("rgba") + "\", expected red, green, blue and alpha from 0 to 1.");
                return standard;
            }
        }
        return new Color(values[0], values[1], values[2], values[3]);
    }
}
