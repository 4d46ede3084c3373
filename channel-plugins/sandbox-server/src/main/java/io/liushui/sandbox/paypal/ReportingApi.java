package io.liushui.sandbox.paypal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The transaction search and the balances. Unlike the real ones they are never hours behind: the search says that it is as far as the end that was
 * asked for, so that there is a bill of today.
 */
final class ReportingApi {

    private static final int MOST_ITEMS = 10_000;
    private static final int LARGEST_PAGE = 500;
    private static final Duration LONGEST = Duration.ofDays(31);

    private final SandboxHost host;
    private final Transactions transactions;
    private final LocalDate openedOn;

    ReportingApi(SandboxHost host, LocalDate openedOn) {
        this.host = host;
        this.transactions = new Transactions(host);
        this.openedOn = openedOn;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/paypal/v1/reporting/transactions", this::search);
        routes.get("/paypal/v1/reporting/balances", this::balances);
    }

    private void search(Context context) {
        Instant from = time(context, "start_date");
        Instant until = time(context, "end_date");
        int size = number(context, "page_size", 100, LARGEST_PAGE);
        int page = number(context, "page", 1, Integer.MAX_VALUE);
        if (until.isBefore(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new Refusal(400, "INVALID_REQUEST", "Date range is greater than 31 days");
        }
        Facts facts = host.requests().facts(from.toString(), null, 0, null, null);
        host.requests().answer(context, Operation.BILL, facts, intent -> {
            List<BillLine> lines = transactions.between(from, until);
            if (lines.size() > MOST_ITEMS) {
                throw new Refusal(400, "RESULTSET_TOO_LARGE", "Result set size is greater than the maximum limit.");
            }
            return Reply.json(200, Json.write(page(lines, from, until, page, size)));
        });
    }

    private Map<String, Object> page(List<BillLine> lines, Instant from, Instant until, int page, int size) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "transaction_details",
                lines.stream()
                        .skip((long) (page - 1) * size)
                        .limit(size)
                        .map(Transactions::of)
                        .toList());
        fields.put("account_number", "SANDBOXMERCHANT");
        fields.put("start_date", Movements.time(from.toEpochMilli()));
        fields.put("end_date", Movements.time(until.toEpochMilli()));
        long refreshed = Math.max(host.clock().millis(), until.plusMillis(1).toEpochMilli());
        fields.put("last_refreshed_datetime", Movements.time(refreshed));
        fields.put("page", page);
        fields.put("total_items", lines.size());
        fields.put("total_pages", (lines.size() + size - 1) / size);
        fields.put("links", List.of());
        return fields;
    }

    private void balances(Context context) {
        String wanted = context.queryParam("currency_code");
        Facts facts = host.requests().facts(String.valueOf(wanted), null, 0, wanted, null);
        host.requests().answer(context, Operation.BALANCE, facts, intent -> {
            Map<String, Long> sums = new TreeMap<>();
            Instant opened = openedOn.atStartOfDay(ZoneOffset.UTC).toInstant();
            for (BillLine line : transactions.between(opened, host.clock().instant())) {
                long change = line.refund() == null ? line.amount() - line.fee() : -line.amount();
                sums.merge(line.order().currency(), change, Long::sum);
            }
            List<Map<String, Object>> balances = new ArrayList<>();
            sums.forEach((currency, sum) -> {
                if (wanted == null || wanted.equals(currency)) {
                    balances.add(balance(currency, sum));
                }
            });
            String now = Movements.time(host.clock().millis());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("balances", balances);
            fields.put("account_id", "SANDBOXMERCHANT");
            fields.put("as_of_time", now);
            fields.put("last_refresh_time", now);
            return Reply.json(200, Json.write(fields));
        });
    }

    private static Map<String, Object> balance(String currency, long sum) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("currency", currency);
        fields.put("total_balance", Money.json(sum, currency));
        fields.put("available_balance", Money.json(sum, currency));
        fields.put("withheld_balance", Money.json(0, currency));
        return fields;
    }

    private static Instant time(Context context, String name) {
        try {
            return OffsetDateTime.parse(String.valueOf(context.queryParam(name)))
                    .toInstant();
        } catch (DateTimeParseException malformed) {
            throw new Refusal(400, "INVALID_REQUEST", "Invalid " + name + " passed");
        }
    }

    private static int number(Context context, String name, int otherwise, int highest) {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > highest) {
            throw new Refusal(400, "INVALID_REQUEST", "Invalid " + name + " passed");
        }
        return Integer.parseInt(text);
    }
}
