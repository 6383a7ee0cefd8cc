package sinew.assets.mjcf;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import sinew.assets.ModelFiles;
import sinew.assets.ModelFormatException;
import sinew.assets.Problem;
import sinew.assets.model.SourceLocation;

/**
 * Reads XML files into trees of {@link XmlElement} and puts included files in their place. Document types and entities are refused;
 * size, depth and number of elements are bounded.
 */
public final class XmlTreeReader {
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_LEVELS = 300;
    private static final int MOST_ELEMENTS = 500_000;

    private final ModelFiles files;
    private final String prefix;
    private final Optional<Problems> problems;
    private final Map<String, SourceLocation> included = new HashMap<>();
    private int elementCount;

    /**
     * Makes a reader for one model.
     *
     * @param files where included files come from
     * @param prefix put before a path to name the file in messages
     * @param problems told of text between elements. Modified.
     */
    XmlTreeReader(ModelFiles files, String prefix, Problems problems) {
        this(files, prefix, Optional.of(problems));
    }

    private XmlTreeReader(ModelFiles files, String prefix, Optional<Problems> problems) {
        this.files = files;
        this.prefix = prefix;
        this.problems = problems;
    }

    /**
     * Makes a reader that includes nothing and passes over text between elements.
     *
     * @param files where the file comes from
     * @param prefix put before its path to name it in messages
     * @return the reader
     */
    public static XmlTreeReader withText(ModelFiles files, String prefix) {
        return new XmlTreeReader(files, prefix, Optional.empty());
    }

    /**
     * Reads the model's main file.
     *
     * @param path relative to the model's folder
     * @return the outermost element
     * @throws ModelFormatException if it is missing or no well-formed XML
     */
    public XmlElement read(String path) {
        SourceLocation top = new SourceLocation(prefix + path, 0);
        included.put(path, top);
        return parse(path, open(path, top), 0);
    }

    private byte[] open(String path, SourceLocation location) {
        try (InputStream stream = files.openText(path)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw failure(location, "include.file", "\"" + path + "\" is larger than 32 MiB; no model needs that.");
            }
            return bytes;
        } catch (IOException e) {
            throw failure(location, location.line() > 0 ? "include.file" : "file", String.valueOf(e.getMessage()));
        }
    }

    private XmlElement parse(String path, byte[] bytes, int levelsAbove) {
        String file = prefix + path;
        try {
            String text = XmlText.of(bytes);
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            try {
                return withLine(parse(file, xml, levelsAbove), text);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw failure(new SourceLocation(file, line), "xml", "not well-formed XML: " + reason(e));
        }
    }

    private XmlElement parse(String file, XMLStreamReader xml, int levelsAbove) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = new XmlElement("", new SourceLocation(file, 0));
        open.push(root);
        int tagLine = 1;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = element(xml, new SourceLocation(file, tagLine));
                    checkSize(element.location(), open.size() + levelsAbove);
                    open.element().children().add(element);
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement element = open.pop();
                    if (element.name().equals("include") && problems.isPresent()) {
                        replaceInclude(element, open.element().children(), open.size() + levelsAbove);
                    }
                }
                case XMLStreamConstants.DTD ->
                    throw failure(
                            new SourceLocation(file, tagLine),
                            "DOCTYPE",
                            "document types and entities are refused, because they can reach other files and grow without bound;"
                                    + " remove the declaration.");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> checkText(xml, file, tagLine);
                default -> {
                    // comments and processing instructions say nothing about the model
                }
            }
            tagLine = xml.getLocation().getLineNumber();
        }
        return root.children().getFirst();
    }

    /** The XML parser skips blank lines before the outermost element without counting them out. */
    private static XmlElement withLine(XmlElement root, String text) {
        List<String> lines = text.lines().toList();
        int line = Math.max(1, root.location().line());
        while (line < lines.size() && !lines.get(line - 1).contains("<" + root.name())) {
            line++;
        }
        return new XmlElement(
                root.name(),
                new SourceLocation(root.location().file(), line),
                root.origin(),
                root.prefix(),
                root.attributes(),
                root.children());
    }

    private void checkText(XMLStreamReader xml, String file, int line) {
        if (problems.isPresent() && !xml.getText().isBlank()) {
            String text = xml.getText().strip();
            String shown = text.length() > 30 ? text.substring(0, 30) + "..." : text;
            problems.get()
                    .warn(
                            new SourceLocation(file, line),
                            "text",
                            "\"" + shown
                                    + "\" stands between elements and says nothing; remove it or make it a comment.");
        }
    }

    private static XmlElement element(XMLStreamReader xml, SourceLocation location) {
        XmlElement element = new XmlElement(xml.getLocalName(), location);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attributes().put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return element;
    }

    private void checkSize(SourceLocation location, int level) {
        if (level > MOST_LEVELS) {
            throw failure(
                    location, "xml", "elements are nested more than " + MOST_LEVELS + " deep; flatten the model.");
        }
        if (++elementCount > MOST_ELEMENTS) {
            throw failure(location, "xml", "more than " + MOST_ELEMENTS + " elements; no model needs that.");
        }
    }

    private void replaceInclude(XmlElement include, List<XmlElement> siblings, int level) {
        if (!include.has("file")) {
            throw failure(include.location(), "include.file", "missing; name the file to include.");
        }
        String path = normalize(include.get("file"), include.location());
        SourceLocation first = included.putIfAbsent(path, include.location());
        if (first != null) {
            throw failure(
                    include.location(),
                    "include.file",
                    "\"" + path + "\" is already part of this model (" + first
                            + "); every file is included at most once.");
        }
        XmlElement content = parse(path, open(path, include.location()), level);
        siblings.removeLast();
        siblings.addAll(content.children());
    }

    private static String normalize(String path, SourceLocation location) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.replace('\\', '/').split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        if (parts.isEmpty()) {
            throw failure(location, "include.file", "\"" + path + "\" is not a file name.");
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty("jdk.xml.maxElementDepth", 10 * MOST_LEVELS);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private static String reason(XMLStreamException exception) {
        String message = String.valueOf(exception.getMessage());
        int start = message.indexOf("Message: ");
        return start < 0 ? message : message.substring(start + "Message: ".length());
    }

    private static ModelFormatException failure(SourceLocation location, String field, String text) {
        return new ModelFormatException(List.of(new Problem(location, field, text)));
    }
}
