package sinew.assets.mesh;

/** A mesh or height field that cannot be used. The message names the file and the place in it, what was expected and what to do. */
public final class MeshException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message sentences for a person, beginning with the file if there is one
     */
    public MeshException(String message) {
        super(message);
    }
}
