package sinew.assets.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads MuJoCo's binary meshes (XML reference, "asset/mesh"): four counts (vertices, normals, texture coordinates, faces), then the
 * arrays in that order, little endian. Normals and texture coordinates say nothing about the shape.
 */
final class MshReader {
    private static final int HEADER = 16;

    private final String name;

    MshReader(String name) {
        this.name = name;
    }

    MeshData read(byte[] bytes) throws MeshException {
        if (bytes.length < HEADER) {
            throw new MeshException(name + ": has " + bytes.length + " bytes; an MSH file begins with 16.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long vertexCount = buffer.getInt();
        long normalCount = buffer.getInt();
        long textureCount = buffer.getInt();
        long faceCount = buffer.getInt();
        if (vertexCount < 4
                || faceCount < 0
                || !isNoneOr(vertexCount, normalCount)
                || !isNoneOr(vertexCount, textureCount)) {
            throw new MeshException(name + ": states " + vertexCount + " vertices, " + normalCount + " normals, "
                    + textureCount + " texture coordinates and " + faceCount
                    + " faces; expected at least 4 vertices, and normals and texture coordinates for all or none.");
        }
        long size = HEADER + 12 * vertexCount + 12 * normalCount + 8 * textureCount + 12 * faceCount;
        if (size != bytes.length) {
            throw new MeshException(name + ": has " + bytes.length + " bytes, but what its first 16 bytes state needs "
                    + size + "; the file is torn.");
        }
        double[] vertices = new double[(int) (3 * vertexCount)];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = buffer.getFloat();
        }
        buffer.position((int) (size - 12 * faceCount));
        int[] triangles = new int[(int) (3 * faceCount)];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = buffer.getInt();
        }
        return new MeshData(name, vertices, triangles);
    }

    private static boolean isNoneOr(long all, long count) {
        return count == 0 || count == all;
    }
}
