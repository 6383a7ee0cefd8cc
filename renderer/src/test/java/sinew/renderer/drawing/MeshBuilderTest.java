package sinew.renderer.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Vector3f;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sinew.renderer.SceneDescription.Kind;

class MeshBuilderTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void trianglesFaceOutwardsAndNormalsHaveLengthOne(Kind kind) {
        for (int level = 0; level < PrimitiveMeshes.LEVELS; level++) {
            MeshBuilder builder = new MeshBuilder();
            PrimitiveMeshes.build(builder, kind, level);
            float[] vertices = builder.vertices();
            int[] indices = builder.indices();
            for (int i = 0; i < indices.length; i += 3) {
                Vector3f a = corner(vertices, indices[i]);
                Vector3f b = corner(vertices, indices[i + 1]);
                Vector3f c = corner(vertices, indices[i + 2]);
                Vector3f middle = new Vector3f(a).add(b).add(c);
                float outwards = b.sub(a).cross(c.sub(a)).dot(middle);
                // The equator of a capsule is closed until its ends are moved apart.
                assertTrue(outwards >= -1e-6f, kind + " level " + level + " triangle " + i / 3);
            }
            for (int vertex = 0; vertex < vertices.length / 7; vertex++) {
                Vector3f normal =
                        new Vector3f(vertices[vertex * 7 + 4], vertices[vertex * 7 + 5], vertices[vertex * 7 + 6]);
                assertEquals(1f, normal.length(), 1e-5f);
            }
        }
    }

    private static Vector3f corner(float[] vertices, int vertex) {
        float end = vertices[vertex * 7 + 3];
        return new Vector3f(vertices[vertex * 7], vertices[vertex * 7 + 1], vertices[vertex * 7 + 2] + end);
    }
}
