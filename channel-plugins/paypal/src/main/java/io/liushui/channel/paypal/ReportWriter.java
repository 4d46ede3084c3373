package io.liushui.channel.paypal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a day's transactions as JSON lines: first what it is, then each transaction as PayPal told it, last the totals, without which the file is
 * not whole.
 */
final class ReportWriter implements AutoCloseable {

    static final String REPORT = "paypal-transactions";

    private final BufferedWriter writer;
    private final JsonMapper mapper;
    private final ReportTotals totals = new ReportTotals();

    ReportWriter(Path target, LocalDate day, JsonMapper mapper) throws IOException {
        this.writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        this.mapper = mapper;
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("report", REPORT);
        head.put("date", day.toString());
        line(head);
    }

    /** @throws IOException also when an amount of it is none */
    void item(JsonNode transaction) throws IOException {
        try {
            totals.add(transaction);
        } catch (NumberFormatException noAmount) {
            throw new IOException("a transaction has an amount that is none", noAmount);
        }
        line(transaction);
    }

    long items() {
        return totals.items();
    }

    void finish() throws IOException {
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("total_items", totals.items());
        last.put("gross", totals.gross());
        last.put("fees", totals.fees());
        line(last);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void line(Object value) throws IOException {
        writer.write(mapper.writeValueAsString(value));
        writer.write('\n');
    }
}
