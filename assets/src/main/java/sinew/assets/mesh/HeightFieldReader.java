package sinew.assets.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import sinew.assets.ModelFiles;

/**
 * Reads height fields: PNG pictures, white is high, and MuJoCo's binary format, which any other ending means (rows and columns as
 * int, then the elevations row by row as float, little endian; XML reference, "asset/hfield").
 */
public final class HeightFieldReader {
    private static final int MOST_BYTES = 512 * 1024 * 1024;
    private static final int HEADER = 8;

    /** Makes a reader. */
    public HeightFieldReader() {}

    /**
     * Reads a file.
     *
     * @param files the model's files
     * @param path the height field's file, relative to the model's folder
     * @return what is in it
     * @throws MeshException if it is missing, torn or not understood
     */
    public HeightField read(ModelFiles files, String path) throws MeshException {
        byte[] bytes = MeshReader.bytes(files, path, MOST_BYTES);
        return path.toLowerCase(Locale.ROOT).endsWith(".png") ? picture(path, bytes) : binary(path, bytes);
    }

    private static HeightField picture(String path, byte[] bytes) throws MeshException {
        GrayPicture picture = new PngReader(path).read(bytes);
        float[] lines = new float[picture.height() * picture.width()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = picture.values()[i] & 0xff;
        }
        return HeightField.ofLines(path, picture.height(), picture.width(), lines);
    }

    private static HeightField binary(String path, byte[] bytes) throws MeshException {
        if (bytes.length < HEADER) {
            throw new MeshException(path + ": has " + bytes.length + " bytes; a binary height field begins with 8.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int rows = buffer.getInt();
        int columns = buffer.getInt();
        HeightField.checkSize(path, rows, columns);
        long size = HEADER + 4L * rows * columns;
        if (size != bytes.length) {
            throw new MeshException(path + ": has " + bytes.length + " bytes, but " + rows + " rows of " + columns
                    + " need " + size + "; the file is torn.");
        }
        float[] elevation = new float[rows * columns];
        buffer.asFloatBuffer().get(elevation);
        return new HeightField(path, rows, columns, elevation);
    }
}
