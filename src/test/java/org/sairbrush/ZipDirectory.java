package org.sairbrush;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The directory at the end of a zip file, to be made untrue.
public final class ZipDirectory {

    /// Where an entry has its size when unpacked.
    public static final int SIZE = 24;

    private static final int SIGNATURE = 0x02014b50;
    private static final int NAME_LENGTH = 28;
    private static final int NAME = 46;

    private ZipDirectory() {}

    /// Changes four bytes of an entry.
    ///
    /// @param offset from the entry's beginning
    public static void patch(Path zip, String name, int offset, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + NAME + wanted.length <= bytes.length; i++) {
            boolean entry = buffer.getInt(i) == SIGNATURE && buffer.getShort(i + NAME_LENGTH) == wanted.length;
            if (entry && new String(bytes, i + NAME, wanted.length, StandardCharsets.UTF_8).equals(name)) {
                buffer.putInt(i + offset, value);
                Files.write(zip, bytes);
                return;
            }
        }
        throw new AssertionError("No entry " + name);
    }
}
