package org.sairbrush.photo;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Passes everything on, and slips extra bytes in at one position.
final class InsertingOutputStream extends FilterOutputStream {

    private final byte[] extra;
    private int before;

    InsertingOutputStream(OutputStream output, int position, byte[] extra) {
        super(output);
        before = position;
        this.extra = extra;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int head = Math.min(before, length);
        out.write(bytes, offset, head);
        if (head > 0 && head == before) {
            out.write(extra);
        }
        before -= head;
        out.write(bytes, offset + head, length - head);
    }
}
