package sinew.assets.mjcf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.ModelFiles;
import sinew.assets.mesh.HeightField;
import sinew.assets.mesh.HeightFieldReader;
import sinew.assets.mesh.MeshException;
import sinew.assets.model.HeightFieldSpec;

/** Reads height fields, from files or from the model itself. */
final class HeightFieldAssets {
    private static final int MOST_SAMPLES = 100_000_000;

    private final ModelFiles files;
    private final Problems problems;
    private final NamedAssets<HeightFieldSpec> fields;
    private final HeightFieldReader reader = new HeightFieldReader();

    HeightFieldAssets(Origins origins, ModelFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
        fields = new NamedAssets<>("height field", origins, problems);
    }

    void read(XmlElement element) {
        fields.add(element, Attributes.of(element, problems), this::field);
    }

    /** All height fields; complete if there was no error. */
    List<HeightFieldSpec> list() {
        return fields.list();
    }

    /** Finds a height field; null after reporting that there is none, or if it could not be read. */
    @Nullable
    HeightFieldSpec resolve(Attributes attributes, String attribute) {
        return fields.resolve(attributes, attribute);
    }

    private @Nullable HeightFieldSpec field(Attributes attributes, int index, String name, String file) {
        attributes.require("size", "give radii along x and y, elevation and thickness of the base, in m");
        double[] size = attributes.numbers("size", new double[] {1, 1, 1, 1}, 4);
        for (double number : size) {
            if (number <= 0) {
                attributes.error("size", "is \"" + attributes.text("size") + "\", expected four numbers above 0.");
                return null;
            }
        }
        try {
            HeightField field = file.isEmpty() ? inline(attributes) : reader.read(files, file);
            return new HeightFieldSpec(
                    index, name, file, field, size[0], size[1], size[2], size[3], attributes.location());
        } catch (MeshException e) {
            attributes.error(file.isEmpty() ? "elevation" : "file", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The first row that is written is the farthest in y. */
    private static HeightField inline(Attributes attributes) throws MeshException {
        int rows = attributes.integer("nrow", 0);
        int columns = attributes.integer("ncol", 0);
        if (rows < 2 || columns < 2 || (long) rows * columns > MOST_SAMPLES) {
            throw new MeshException(
                    "has neither a file nor rows and columns; give a file, or nrow and ncol of 2 or more"
                            + " and not more than " + MOST_SAMPLES + " samples.");
        }
        float[] elevation = new float[rows * columns];
        if (attributes.has("elevation")) {
            double[] values = attributes.list("elevation");
            if (values.length != rows * columns) {
                throw new MeshException(
                        "has " + Attributes.count(values.length) + ", expected nrow * ncol = " + rows * columns + ".");
            }
            for (int i = 0; i < values.length; i++) {
                elevation[(rows - 1 - i / columns) * columns + i % columns] = (float) values[i];
            }
        }
        return new HeightField(attributes.location().toString(), rows, columns, elevation);
    }
}
