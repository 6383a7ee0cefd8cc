package sinew.assets.mjcf;

/** Names of assets that are in files. */
final class AssetNames {
    private AssetNames() {}

    /** The stated name, else the file's without folder and ending. */
    static String nameOf(XmlElement element, String file) {
        String stated = element.get("name").strip();
        if (!stated.isEmpty()) {
            return stated;
        }
        String last = file.substring(file.lastIndexOf('/') + 1);
        int ending = last.lastIndexOf('.');
        return element.prefix() + (ending < 0 ? last : last.substring(0, ending));
    }
}
