package io.liushui.channel.unionpay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The fields of an answer one after the other, with their places. */
final class FieldStream implements AutoCloseable {
    private final InputStream in;
    private long position;

    FieldStream(InputStream in) {
        this.in = in;
    }

    /** Of the next byte. */
    long position() {
        return position;
    }

    /** @throws IOException also when it is longer than so many bytes */
    String until(char end, int most) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int read = next(); read >= 0 && read != end; read = next()) {
            text.write(read);
            if (text.size() > most) {
                throw new IOException("a field is longer than " + most + " bytes");
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** How many bytes there were before the end. */
    long skipUntil(char end) throws IOException {
        long skipped = 0;
        for (int read = next(); read >= 0 && read != end; read = next()) {
            skipped++;
        }
        return skipped;
    }

    private int next() throws IOException {
        int read = in.read();
        position += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
