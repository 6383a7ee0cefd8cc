package sinew.learning.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads safetensors files, checking everything before any number is handed out. */
final class SafeTensorsReader {
    private static final long LARGEST_HEADER = 64L << 20;

    private final Path file;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(TensorType type, int[] shape, long begin, long end) {}

    private SafeTensorsReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws CheckpointException if it is missing, torn or no such file
     */
    static SafeTensors read(Path file) {
        return new SafeTensorsReader(file).readAll();
    }

    private SafeTensors readAll() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long headerLength = headerLength(channel, size);
            parseHeader(bytes(channel, 8, headerLength));
            long dataLength = checkLayout();
            long expected = 8 + headerLength + dataLength;
            if (size != expected) {
                throw refuse(
                        "it is torn: its header announces " + expected + " bytes but it has " + size
                                + "; take an earlier checkpoint of the run",
                        null);
            }
            return new SafeTensors(metadata, numbers(channel, 8 + headerLength));
        } catch (NoSuchFileException e) {
            throw refuse("there is no such file", e);
        } catch (AccessDeniedException e) {
            throw refuse(
                    "you may not read it (permission denied); give yourself the right, for example with 'chmod u+r "
                            + file + "', or use a copy of your own",
                    e);
        } catch (IOException e) {
            throw refuse("it cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private long headerLength(FileChannel channel, long size) throws IOException {
        if (size < 8) {
            throw refuse(
                    "it has only " + size + " bytes; a safetensors file starts with the 8-byte length of its header",
                    null);
        }
        long length = bytes(channel, 0, 8).getLong();
        if (length < 2 || length > LARGEST_HEADER) {
            throw refuse(
                    "it is no safetensors file (its first 8 bytes would mean a header of "
                            + Long.toUnsignedString(length) + " bytes; at most " + LARGEST_HEADER + " are allowed)",
                    null);
        }
        if (length > size - 8) {
            throw refuse(
                    "it is torn or no safetensors file: a header of " + length + " bytes is announced but only "
                            + (size - 8) + " bytes follow",
                    null);
        }
        return length;
    }

    private static ByteBuffer bytes(FileChannel channel, long position, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private void parseHeader(ByteBuffer bytes) throws IOException {
        try (JsonReader json = new JsonReader(new StringReader(
                StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()))) {
            json.setStrictness(Strictness.STRICT);
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (name.equals("__metadata__")) {
                    parseMetadata(json);
                } else if (entries.put(name, parseEntry(json, name)) != null) {
                    throw refuse("tensor '" + name + "' occurs twice in its header", null);
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw refuse("there is something after the end of its header", null);
            }
        } catch (CharacterCodingException e) {
            throw refuse("its header is not UTF-8 text", e);
        } catch (com.google.gson.stream.MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw refuse("its header is not what the safetensors format prescribes (" + e.getMessage() + ")", e);
        }
    }

    private void parseMetadata(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            metadata.put(json.nextName(), json.nextString());
        }
        json.endObject();
    }

    private Entry parseEntry(JsonReader json, String name) throws IOException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "dtype" -> type = json.nextString();
                case "shape" -> shape = parseNumbers(json);
                case "data_offsets" -> offsets = parseNumbers(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (offsets.size() != 2) {
            throw refuse("tensor '" + name + "' has no data_offsets [begin, end]", null);
        }
        return new Entry(typeOf(name, type), sizes(name, shape), offsets.get(0), offsets.get(1));
    }

    private static List<Long> parseNumbers(JsonReader json) throws IOException {
        List<Long> numbers = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            numbers.add(json.nextLong());
        }
        json.endArray();
        return numbers;
    }

    private TensorType typeOf(String name, String type) {
        for (TensorType known : TensorType.values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        throw refuse("tensor '" + name + "' has numbers of type '" + type + "'; expected F32, F64, I32 or I64", null);
    }

    private int[] sizes(String name, List<Long> shape) {
        int[] sizes = new int[shape.size()];
        for (int i = 0; i < sizes.length; i++) {
            long size = shape.get(i);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw refuse("tensor '" + name + "' has the impossible shape " + shape, null);
            }
            sizes[i] = (int) size;
        }
        return sizes;
    }

    /** Checks that the tensors lie one behind the other without gaps; returns the length of all numbers. */
    private long checkLayout() {
        List<Map.Entry<String, Entry>> ordered = new ArrayList<>(entries.entrySet());
        ordered.sort(Map.Entry.comparingByValue(
                java.util.Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end)));
        long position = 0;
        for (Map.Entry<String, Entry> next : ordered) {
            Entry entry = next.getValue();
            if (entry.begin() != position || entry.end() - entry.begin() != byteCount(next.getKey(), entry)) {
                throw refuse(
                        "tensor '" + next.getKey() + "' does not lie where its shape and its neighbours say", null);
            }
            position = entry.end();
        }
        return position;
    }

    private long byteCount(String name, Entry entry) {
        long bytes = entry.type().size();
        for (int size : entry.shape()) {
            try {
                bytes = Math.multiplyExact(bytes, size);
            } catch (ArithmeticException e) {
                throw refuse("tensor '" + name + "' has an impossibly large shape", e);
            }
        }
        if (bytes > Integer.MAX_VALUE) {
            throw refuse("tensor '" + name + "' is larger than 2 GiB", null);
        }
        return bytes;
    }

    private Map<String, Tensor> numbers(FileChannel channel, long start) throws IOException {
        CRC32C checksum = new CRC32C();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Map.Entry<String, Entry>> ordered = new ArrayList<>(entries.entrySet());
        ordered.sort(Map.Entry.comparingByValue(java.util.Comparator.comparingLong(Entry::begin)));
        for (Map.Entry<String, Entry> next : ordered) {
            Entry entry = next.getValue();
            ByteBuffer bytes = bytes(channel, start + entry.begin(), entry.end() - entry.begin());
            checksum.update(bytes.duplicate());
            int elements = bytes.remaining() / entry.type().size();
            Object values = entry.type().read(bytes, elements);
            tensors.put(next.getKey(), new Tensor(next.getKey(), entry.shape(), values));
        }
        String expected = metadata.remove(SafeTensorsWriter.CHECKSUM);
        if (expected != null && !expected.equals(Long.toHexString(checksum.getValue()))) {
            throw refuse("its numbers were altered after it was written (checksum " + expected + " expected)", null);
        }
        return tensors;
    }

    private CheckpointException refuse(String reason, @Nullable Throwable cause) {
        return new CheckpointException(file, reason, cause);
    }
}
