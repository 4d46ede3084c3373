package io.liushui.channel.alipay;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Fails at a line that is longer than any of a bill, so that one line cannot fill the memory. */
final class BoundedLines extends FilterReader {
    private static final int LONGEST = 16 * 1024;

    private int length;

    BoundedLines(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int character = in.read();
        if (character >= 0) {
            count((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int wanted) throws IOException {
        int read = in.read(buffer, offset, wanted);
        for (int index = 0; index < read; index++) {
            count(buffer[offset + index]);
        }
        return read;
    }

    private void count(char character) throws IOException {
        length = character == '\n' || character == '\r' ? 0 : length + 1;
        if (length > LONGEST) {
            throw new IOException("a line is longer than " + LONGEST + " characters");
        }
    }
}
