package io.liushui.channel.paypal;

import static io.liushui.channel.paypal.PaypalOrder.text;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ExchangeLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ReportWriter} wrote, in two passes: whether it is whole and adds up, then its movements. */
final class ReportReader {

    private static final int LONGEST_LINE = 1 << 20;

    private final JsonMapper mapper;
    private final ExchangeLog log;

    ReportReader(JsonMapper mapper, ExchangeLog log) {
        this.mapper = mapper;
        this.log = log;
    }

    /** Takes the lines between the first and the last. */
    private interface Items {
        void take(JsonNode transaction) throws BillUnreadable;
    }

    /** @return how many movements were handed over */
    long read(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        ReportTotals totals = new ReportTotals();
        JsonNode last = walk(bill, totals::add);
        Map<String, String> gross = totals.gross();
        boolean addsUp = last.path("total_items").asLong(-1) == totals.items()
                && mapper.valueToTree(gross).equals(last.path("gross"))
                && mapper.valueToTree(totals.fees()).equals(last.path("fees"));
        if (!addsUp) {
            throw new BillUnreadable("the bill does not add up to its totals");
        }
        long[] count = {0};
        walk(bill, transaction -> {
            Optional<BillRow> row = row(transaction);
            if (row.isPresent()) {
                rows.accept(row.get());
                count[0]++;
            }
        });
        return count[0];
    }

    /** @return the line of the totals */
    private JsonNode walk(Path bill, Items items) throws BillUnreadable {
        try (BufferedReader reader = Files.newBufferedReader(bill, StandardCharsets.UTF_8)) {
            JsonNode head = line(reader);
            if (head == null || !text(head, "report").equals(ReportWriter.REPORT)) {
                throw new BillUnreadable("it is no transaction report");
            }
            JsonNode before = line(reader);
            for (JsonNode next = line(reader); next != null; next = line(reader)) {
                items.take(before);
                before = next;
            }
            if (before == null || !before.path("total_items").isNumber()) {
                throw new BillUnreadable("the bill is cut off before its totals");
            }
            return before;
        } catch (IOException | JacksonException | NumberFormatException unreadable) {
            throw new BillUnreadable("the bill cannot be read: " + unreadable.getMessage());
        }
    }

    private JsonNode line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next != '\n'; next = reader.read()) {
            if (next < 0) {
                return line.isEmpty() ? null : mapper.readTree(line.toString());
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
        }
        return mapper.readTree(line.toString());
    }

    private Optional<BillRow> row(JsonNode transaction) throws BillUnreadable {
        String id = text(transaction, "transaction_id");
        String status = text(transaction, "transaction_status");
        // P is not money yet, D never was; V was paid, and what reversed it has a line of its own
        if (!status.equals("S") && !status.equals("V")) {
            return Optional.empty();
        }
        TransactionKind kind = TransactionKind.of(text(transaction, "transaction_event_code"));
        if (kind == TransactionKind.UNKNOWN) {
            log.unmapped(ChannelFunction.BILL, id, text(transaction, "transaction_event_code"));
        }
        return kind.kind().isPresent()
                ? Optional.of(row(transaction, id, kind.kind().get()))
                : Optional.empty();
    }

    private static BillRow row(JsonNode transaction, String id, BillRow.Kind kind) throws BillUnreadable {
        Optional<Amount> amount = Amount.read(transaction.path("transaction_amount"));
        JsonNode charged = transaction.path("fee_amount");
        Optional<Amount> fee = Amount.read(charged);
        Instant at = PaypalOrder.instant(text(transaction, "transaction_initiation_date"));
        if (id.isEmpty() || amount.isEmpty() || at == null || (charged.isObject() && fee.isEmpty())) {
            throw new BillUnreadable("transaction '" + id + "' is incomplete");
        }
        return new BillRow(
                kind,
                orNull(text(transaction, "invoice_id")),
                orNull(text(transaction, "custom_field")),
                id,
                Math.abs(amount.get().minor()),
                fee.map(kept -> -kept.minor()).orElse(0L),
                amount.get().currency(),
                LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
