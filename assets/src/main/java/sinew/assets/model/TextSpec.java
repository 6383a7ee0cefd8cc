package sinew.assets.model;

/**
 * Text that the model carries for its users.
 *
 * @param name unique name among texts
 * @param text the text
 * @param location where it was written
 */
public record TextSpec(String name, String text, SourceLocation location) {}
