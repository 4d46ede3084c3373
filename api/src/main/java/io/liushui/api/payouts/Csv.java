package io.liushui.api.payouts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values after RFC 4180: UTF-8 with or without a byte order mark, lines ended by CRLF or LF, a cell with a comma, quote or line break
 * between quotes, a quote inside written twice. Empty lines count, and hold nothing.
 */
final class Csv {
    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int at;
    private int line = 1;
    private int begun = 1;

    private Csv(String text) {
        this.text = text;
    }

    /** @param number of the line on which it begins, from 1 */
    record Line(int number, List<String> cells) {}

    /** What cannot be read as this form. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        private Malformed(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static List<Line> read(byte[] file) throws Malformed {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed(1, "the file is not UTF-8");
        }
        return new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text).all();
    }

    private List<Line> all() throws Malformed {
        while (at < text.length()) {
            cells.add(next() == '"' ? quoted() : plain());
            endCell();
        }
        if (!cells.isEmpty()) {
            endLine();
        }
        return lines;
    }

    private char next() {
        return text.charAt(at);
    }

    private String plain() throws Malformed {
        int from = at;
        while (at < text.length() && next() != ',' && next() != '\n' && next() != '\r') {
            if (next() == '"') {
                throw new Malformed(line, "a quote inside a cell that does not begin with one");
            }
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() throws Malformed {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character != '"') {
                line += character == '\n' ? 1 : 0;
                cell.append(character);
            } else if (at < text.length() && next() == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.toString();
            }
        }
        throw new Malformed(begun, "a quote that is never closed");
    }

    private void endCell() throws Malformed {
        if (at == text.length()) {
            return;
        }
        char end = text.charAt(at++);
        if (end == ',') {
            if (at == text.length()) {
                cells.add("");
            }
            return;
        }
        if (end == '\r' && at < text.length() && next() == '\n') {
            at++;
        } else if (end != '\n') {
            throw new Malformed(line, "something stands between a cell's end and the next comma");
        }
        line++;
        endLine();
    }

    private void endLine() {
        lines.add(new Line(begun, List.copyOf(cells)));
        cells = new ArrayList<>();
        begun = line;
    }
}
