package io.liushui.channel.unionpay;

import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of another stream. */
final class PartStream extends InputStream {
    private final InputStream in;
    private long left;

    PartStream(InputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        left--;
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(count, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
