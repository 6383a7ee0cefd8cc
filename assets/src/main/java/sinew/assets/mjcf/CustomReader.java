package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.assets.model.CustomData;
import sinew.assets.model.NumericSpec;
import sinew.assets.model.TextSpec;

/** Reads what a model carries for its users. */
final class CustomReader {
    private static final int MOST_NUMBERS = 500;

    private final Problems problems;
    private final Names numericNames;
    private final Names textNames;

    CustomReader(Problems problems) {
        this.problems = problems;
        numericNames = new Names("numeric", problems);
        textNames = new Names("text", problems);
    }

    CustomData read(List<XmlElement> sections) {
        List<NumericSpec> numerics = new ArrayList<>();
        List<TextSpec> texts = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children()) {
                Attributes attributes = Attributes.of(element, problems);
                attributes.require("name", "give it a name");
                if (element.name().equals("numeric")) {
                    String name = numericNames.register(element, numerics.size());
                    numerics.add(new NumericSpec(name, numbers(attributes), element.location()));
                } else {
                    String name = textNames.register(element, texts.size());
                    attributes.require("data", "give it some text");
                    texts.add(new TextSpec(name, element.get("data"), element.location()));
                }
            }
        }
        return new CustomData(numerics, texts);
    }

    private static List<Double> numbers(Attributes attributes) {
        double[] data = attributes.list("data");
        int size = attributes.integer("size", data.length);
        if (size < 1 || size > MOST_NUMBERS || data.length > size) {
            attributes.error(
                    attributes.has("size") ? "size" : "data",
                    "the count is " + size + " and " + data.length + " are given, expected 1 to " + MOST_NUMBERS
                            + " and no more given than that.");
            return List.of();
        }
        return Arrays.stream(Arrays.copyOf(data, size)).boxed().toList();
    }
}
