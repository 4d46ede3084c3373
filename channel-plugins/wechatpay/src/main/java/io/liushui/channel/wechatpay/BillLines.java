package io.liushui.channel.wechatpay;

import io.liushui.spi.BillUnreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file in UTF-8, with a byte order mark or without, none of them longer than 32768 characters. */
final class BillLines implements AutoCloseable {
    private static final int LONGEST = 32_768;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private int number;

    private BillLines(Reader reader) {
        this.reader = reader;
    }

    static BillLines open(Path file) throws IOException {
        return new BillLines(new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
    }

    /** Of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** @throws BillUnreadable at the end of the file, or when the line is too long */
    String next() throws IOException, BillUnreadable {
        String line = read();
        if (line == null) {
            throw new BillUnreadable("the bill ends after line " + number);
        }
        number++;
        return number == 1 && line.indexOf(BYTE_ORDER_MARK) == 0 ? line.substring(1) : line;
    }

    /** @throws BillUnreadable when anything but empty lines follows */
    void requireEnd() throws IOException, BillUnreadable {
        String line = read();
        while (line != null) {
            if (!line.isBlank()) {
                throw new BillUnreadable("something follows the totals");
            }
            line = read();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private String read() throws IOException, BillUnreadable {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.length() == LONGEST) {
                throw new BillUnreadable("line " + (number + 1) + " is too long");
            }
            line.append((char) next);
            next = reader.read();
        }
        return line.toString().stripTrailing();
    }
}
