package sinew.assets;

import sinew.assets.model.SourceLocation;

/**
 * Something in a file that is wrong or was not used.
 *
 * @param location where
 * @param field element and attribute, for example {@code joint.damping}
 * @param text what is the matter, what was expected and what to do
 */
public record Problem(SourceLocation location, String field, String text) {
    /**
     * As it is shown to people.
     *
     * @return {@code file:line: field: text}
     */
    @Override
    public String toString() {
        return location + ": " + field + ": " + text;
    }
}
