package sinew.assets.model;

/**
 * Where an element was written.
 *
 * @param file the file as it was named by whoever opened it, or a made-up name for text that is in no file
 * @param line line, counted from 1; 0 if it is not known
 */
public record SourceLocation(String file, int line) {
    /**
     * As compilers and editors write it.
     *
     * @return {@code file:line}, or the file alone if the line is not known
     */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
