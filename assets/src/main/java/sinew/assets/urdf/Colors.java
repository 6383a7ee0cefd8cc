package sinew.assets.urdf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.mjcf.XmlElement;

/** The named materials of a robot. The first one that states a colour gives it to the name, wherever it is written. */
final class Colors {
    private final Map<String, double[]> byName = new HashMap<>();
    private final Figures figures;

    Colors(XmlElement robot, Figures figures) {
        this.figures = figures;
        gather(robot);
    }

    /** Red, green, blue and alpha of a visual's material, or null if it states none. */
    double @Nullable [] of(XmlElement visual) {
        XmlElement material = Figures.child(visual, "material");
        if (material == null) {
            return null;
        }
        double[] own = own(material);
        return own == null ? byName.get(material.get("name")) : own;
    }

    private void gather(XmlElement element) {
        if (element.name().equals("material")) {
            double[] color = own(element);
            if (color != null) {
                byName.putIfAbsent(element.get("name"), color);
            }
        }
        element.children().forEach(this::gather);
    }

    private double @Nullable [] own(XmlElement material) {
        XmlElement color = Figures.child(material, "color");
        return color == null ? null : figures.numbers(color, "rgba", 0.5, 0.5, 0.5, 1);
    }
}
