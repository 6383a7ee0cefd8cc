package sinew.learning.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

class EventFileTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_800_000_000L, 250_000_000);

    @TempDir
    private Path folder;

    @Test
    void isReadBackByTheClassesOfTensorFlow() throws IOException {
        try (EventFile events = EventFile.create(folder, TIME)) {
            Map<String, Double> scalars = new LinkedHashMap<>();
            scalars.put("Train/mean_reward", 12.5);
            scalars.put("Loss/surrogate", -1e-3);
            events.append(TIME.plusSeconds(1), 300, scalars);
            events.append(TIME.plusSeconds(2), 0, Map.of());
        }
        List<Event> events = read();
        assertEquals("brain.Event:2", events.get(0).getFileVersion());
        assertEquals(1_800_000_000.25, events.get(0).getWallTime());
        assertEquals(300, events.get(1).getStep());
        assertEquals(1_800_000_001.25, events.get(1).getWallTime());
        List<Summary.Value> values = events.get(1).getSummary().getValueList();
        assertEquals("Train/mean_reward", values.get(0).getTag());
        assertEquals(12.5f, values.get(0).getSimpleValue());
        assertEquals("Loss/surrogate", values.get(1).getTag());
        assertEquals(-1e-3f, values.get(1).getSimpleValue());
        assertEquals(3, events.size());
    }

    @Test
    void hasTheNameTensorBoardLooksFor() throws IOException {
        EventFile.create(folder, TIME).close();
        assertTrue(file().getFileName().toString().startsWith("events.out.tfevents.1800000000."));
    }

    @Test
    void checksumsAreThoseOfTheCastagnoliPolynomial() {
        // RFC 3720, B.4: 32 bytes of zeros have the CRC-32C 8a9136aa
        int crc = 0x8a9136aa;
        int expected = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
        assertEquals(expected, EventFile.masked(new byte[32], 32));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private List<Event> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(bytes.position(), length);
            byte[] data = new byte[Math.toIntExact(bytes.getLong())];
            assertEquals(EventFile.masked(length, 8), bytes.getInt());
            bytes.get(data);
            assertEquals(EventFile.masked(data, data.length), bytes.getInt());
            events.add(Event.parseFrom(data));
        }
        return events;
    }
}
