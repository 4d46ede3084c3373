package io.liushui.channel.wechatpay;

import io.liushui.spi.BillUnreadable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line's cells by column. Each cell begins with a back-tick and nothing is quoted: cells end where a comma and a back-tick follow, so that a
 * comma in a text is no end.
 */
final class BillCells {
    private static final String MARK = "`";
    private static final Pattern YUAN = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,5})?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final List<String> header;
    private final List<String> cells;
    private final int line;

    private BillCells(List<String> header, List<String> cells, int line) {
        this.header = header;
        this.cells = cells;
        this.line = line;
    }

    static boolean isRow(String line) {
        return line.startsWith(MARK);
    }

    static List<String> header(String line) {
        return List.of(
                line.replace(MARK, "").replace('（', '(').replace('）', ')').split(",", -1));
    }

    /** @param textColumn takes what is left over when there are more cells than columns */
    static BillCells of(List<String> header, String line, String textColumn, int number) throws BillUnreadable {
        if (!isRow(line)) {
            throw new BillUnreadable("line " + number + " holds no values");
        }
        List<String> cells = new ArrayList<>(List.of(line.substring(1).split(",`", -1)));
        int text = header.indexOf(textColumn);
        while (cells.size() > header.size() && text >= 0) {
            cells.set(text, cells.get(text) + ",`" + cells.remove(text + 1));
        }
        if (cells.size() != header.size()) {
            throw new BillUnreadable("line " + number + " has " + cells.size() + " cells of " + header.size());
        }
        return new BillCells(header, cells, number);
    }

    String text(String column) throws BillUnreadable {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new BillUnreadable("column " + column + " is missing");
        }
        return cells.get(index).strip();
    }

    BigDecimal yuan(String column) throws BillUnreadable {
        String text = text(column);
        if (!YUAN.matcher(text).matches()) {
            throw new BillUnreadable(column + " of line " + line + " is no amount");
        }
        return new BigDecimal(text);
    }

    long count(String column) throws BillUnreadable {
        String text = text(column);
        if (!text.matches("[0-9]{1,12}")) {
            throw new BillUnreadable(column + " of line " + line + " is no number");
        }
        return Long.parseLong(text);
    }

    LocalDateTime time(String column) throws BillUnreadable {
        try {
            return LocalDateTime.parse(text(column), TIME);
        } catch (DateTimeException malformed) {
            throw new BillUnreadable(column + " of line " + line + " is no time");
        }
    }

    BillUnreadable unknown(String column) throws BillUnreadable {
        return new BillUnreadable(column + " of line " + line + " is unknown: " + text(column));
    }
}
