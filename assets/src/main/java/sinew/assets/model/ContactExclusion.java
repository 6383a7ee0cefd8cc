package sinew.assets.model;

/**
 * Two bodies whose geoms never touch each other.
 *
 * @param name unique name among exclusions, or empty
 * @param firstBodyIndex number of one body
 * @param secondBodyIndex number of the other body
 * @param location where it was written
 */
public record ContactExclusion(String name, int firstBodyIndex, int secondBodyIndex, SourceLocation location) {}
