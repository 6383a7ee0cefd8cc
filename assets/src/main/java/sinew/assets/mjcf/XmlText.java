package sinew.assets.mjcf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes proper XML of what MuJoCo's parser reads and public models hold, with every line kept: a declaration with another version or below
 * blank lines, two dashes in a comment, letters of another encoding in comments, {@code <} and lone {@code &} in attributes, attributes without
 * a space between them, a zero byte at the end.
 */
final class XmlText {
    private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\b[^>]*\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");

    private final String text;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private XmlText(String text) {
        this.text = text;
    }

    /**
     * Cleans a file.
     *
     * @param bytes the file's content
     * @return XML without declaration and without comments, as many lines as before
     */
    static String of(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        int end = text.indexOf('\0');
        XmlText xml = new XmlText(end < 0 ? text : text.substring(0, end));
        xml.clean();
        return xml.result.toString();
    }

    private static Charset charset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(start);
        Matcher encoding = ENCODING.matcher(declaration.find() ? declaration.group() : "");
        if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16;
        }
        try {
            return encoding.find() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            // an encoding that nobody knows: numbers and names are the same in all that are in use
            return StandardCharsets.UTF_8;
        }
    }

    private void clean() {
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.find()) {
            blankUntil(declaration.end());
        }
        while (at < text.length()) {
            if (text.startsWith("<!--", at) && text.indexOf("-->", at + 4) >= 0) {
                blankUntil(text.indexOf("-->", at + 4) + 3);
            } else if (text.startsWith("<![CDATA[", at)) {
                copyUntil("]]>");
            } else if (text.startsWith("<?", at)) {
                copyUntil("?>");
            } else if (text.startsWith("<!", at)) {
                // a document type with its entities: the parser refuses it
                result.append(text, at, text.length());
                at = text.length();
            } else if (text.charAt(at) == '<') {
                tag();
            } else {
                character(text.charAt(at++));
            }
        }
    }

    /** Only line breaks stay. */
    private void blankUntil(int end) {
        text.substring(at, end).chars().filter(c -> c == '\n' || c == '\r').forEach(c -> result.append((char) c));
        at = end;
    }

    private void copyUntil(String mark) {
        int found = text.indexOf(mark, at);
        int end = found < 0 ? text.length() : found + mark.length();
        result.append(text, at, end);
        at = end;
    }

    private void tag() {
        char c;
        do {
            c = text.charAt(at++);
            result.append(c);
            if (c == '"' || c == '\'') {
                value(c);
            }
        } while (c != '>' && at < text.length());
    }

    private void value(char quote) {
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '<') {
                result.append("&lt;");
            } else {
                character(c);
            }
        }
        if (at < text.length()) {
            result.append(text.charAt(at++));
        }
        if (at < text.length() && Character.isLetter(text.charAt(at))) {
            result.append(' ');
        }
    }

    private void character(char c) {
        boolean lone =
                c == '&' && !ENTITY.matcher(text).region(at - 1, text.length()).lookingAt();
        result.append(lone ? "&amp;" : String.valueOf(c));
    }
}
