package sinew.learning.checkpoint;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes safetensors files so that a reader sees either the complete file or none.
 *
 * <p>Format: eight bytes with the length of the header (little endian), the header in JSON, then the numbers without gaps.
 */
final class SafeTensorsWriter {
    /** The metadata key under which the checksum (CRC-32C, hexadecimal) of the numbers stands. */
    static final String CHECKSUM = "sinew.crc32c";

    private SafeTensorsWriter() {}

    /** Writes to a hidden temporary file beside the target, syncs it and renames it; the temporary file never stays behind. */
    static void write(Path file, SafeTensors content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                writeAll(channel, content);
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeAll(FileChannel channel, SafeTensors content) throws IOException {
        // wider numbers first, so that every tensor is aligned
        List<Tensor> ordered = content.tensors().values().stream()
                .sorted(Comparator.comparingInt(
                        tensor -> -TensorType.of(tensor.values()).size()))
                .toList();
        List<ByteBuffer> blocks =
                ordered.stream().map(SafeTensorsWriter::bytesOf).toList();
        CRC32C checksum = new CRC32C();
        blocks.forEach(block -> checksum.update(block.duplicate()));
        ByteBuffer header = header(content.metadata(), ordered, Long.toHexString(checksum.getValue()));
        writeFully(channel, header);
        for (ByteBuffer block : blocks) {
            writeFully(channel, block);
        }
    }

    private static ByteBuffer bytesOf(Tensor tensor) {
        TensorType type = TensorType.of(tensor.values());
        long size = (long) java.lang.reflect.Array.getLength(tensor.values()) * type.size();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        type.write(tensor.values(), bytes);
        return bytes;
    }

    private static ByteBuffer header(Map<String, String> metadata, List<Tensor> tensors, String checksum)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name("__metadata__").beginObject();
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.name(entry.getKey()).value(entry.getValue());
            }
            json.name(CHECKSUM).value(checksum).endObject();
            long offset = 0;
            for (Tensor tensor : tensors) {
                offset = describe(json, tensor, offset);
            }
            json.endObject();
        }
        // blanks up to a multiple of eight align the numbers
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
        int length = (plain.length + 7) / 8 * 8;
        ByteBuffer header = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(length).put(plain);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static long describe(JsonWriter json, Tensor tensor, long offset) throws IOException {
        TensorType type = TensorType.of(tensor.values());
        json.name(tensor.name()).beginObject();
        json.name("dtype").value(type.name()).name("shape").beginArray();
        long elements = 1;
        for (int size : tensor.shape()) {
            json.value(size);
            elements *= size;
        }
        long end = offset + elements * type.size();
        json.endArray().name("data_offsets").beginArray().value(offset).value(end);
        json.endArray().endObject();
        return end;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes the new name durable; Windows cannot open folders and does not need it. */
    private static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && java.io.File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
