package sinew.learning.log;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes scalars for TensorBoard.
 *
 * <p>The file is a sequence of records: length (8 bytes, little endian), masked CRC-32C of the length, data, masked CRC-32C of
 * the data (TensorFlow's TFRecord). The data is a protocol buffer of the type {@code tensorflow.Event}.
 */
public final class EventFile implements Closeable {
    private static final int MASK_DELTA = 0xa282ead8;

    // field numbers of tensorflow.Event, Summary and Summary.Value
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;

    private final OutputStream file;

    private EventFile(OutputStream file) {
        this.file = file;
    }

    /**
     * Starts a new file with the name TensorBoard looks for.
     *
     * @param folder where it is made
     * @param time when it is made
     * @return the file
     * @throws IOException if it cannot be made
     */
    public static EventFile create(Path folder, Instant time) throws IOException {
        String name = "events.out.tfevents." + time.getEpochSecond() + "." + host() + "."
                + ProcessHandle.current().pid() + ".0";
        EventFile events = new EventFile(
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW)));
        ProtocolBuffer event = new ProtocolBuffer();
        event.decimal(WALL_TIME, seconds(time)).text(FILE_VERSION, "brain.Event:2");
        events.record(event.bytes());
        events.flush();
        return events;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() * 1e-9;
    }

    /**
     * Appends scalars.
     *
     * @param time when they were measured
     * @param step what TensorBoard shows on its horizontal axis
     * @param scalars values by tag
     * @throws IOException if the disk is full or gone
     */
    public void append(Instant time, long step, Map<String, Double> scalars) throws IOException {
        ProtocolBuffer summary = new ProtocolBuffer();
        for (Map.Entry<String, Double> scalar : scalars.entrySet()) {
            ProtocolBuffer value = new ProtocolBuffer();
            value.text(VALUE_TAG, scalar.getKey())
                    .single(VALUE_SIMPLE, scalar.getValue().floatValue());
            summary.bytes(SUMMARY_VALUE, value.bytes());
        }
        ProtocolBuffer event = new ProtocolBuffer();
        event.decimal(WALL_TIME, seconds(time)).whole(STEP, step).bytes(SUMMARY, summary.bytes());
        record(event.bytes());
    }

    private void record(byte[] data) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(data.length).putInt(masked(header.array(), 8));
        ByteBuffer footer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        footer.putInt(masked(data, data.length));
        file.write(header.array());
        file.write(data);
        file.write(footer.array());
    }

    /** The checksum of the first bytes, rotated and shifted so that checksums of checksums stay meaningful. */
    static int masked(byte[] data, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(data, 0, length);
        int value = (int) checksum.getValue();
        return Integer.rotateRight(value, 15) + MASK_DELTA;
    }

    /**
     * Hands everything to the operating system.
     *
     * @throws IOException if the disk is full or gone
     */
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
