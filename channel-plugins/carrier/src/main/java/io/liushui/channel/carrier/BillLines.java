package io.liushui.channel.carrier;

import io.liushui.spi.BillUnreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The cells of one line after the other. No cell of a bill holds a line end, so each line is read by itself: a quote that is never closed cannot
 * swallow the file.
 */
final class BillLines implements AutoCloseable {

    private static final int LONGEST_LINE = 4_096;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader reader;

    BillLines(Path bill) throws IOException {
        reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(bill),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    /** @throws BillUnreadable also at the end, because a bill tells its end by itself */
    List<String> next() throws IOException, BillUnreadable {
        String line = line();
        if (line.isEmpty()) {
            throw new BillUnreadable("the file ends before its totals, or has an empty line");
        }
        try (CSVParser cells = CSVFormat.RFC4180.parse(new StringReader(line))) {
            return cells.iterator().next().toList();
        }
    }

    boolean isAtEnd() throws IOException {
        reader.mark(1);
        boolean end = reader.read() < 0;
        reader.reset();
        return end;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private String line() throws IOException, BillUnreadable {
        StringBuilder line = new StringBuilder();
        for (int character = reader.read(); character >= 0; character = reader.read()) {
            if (character == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                return line.substring(0, line.length() - 1);
            }
            if (character == '\n' || line.length() == LONGEST_LINE) {
                throw new BillUnreadable("a line is too long, or does not end with CR LF");
            }
            line.append((char) character);
        }
        throw new BillUnreadable("the file ends before its totals");
    }
}
