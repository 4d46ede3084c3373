package io.liushui.core.credit;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Credit lines and statements as their merchant sees them, in answers and events alike. */
public final class CreditDocument {

    private CreditDocument() {}

    public static String line(CreditLine line, CreditStanding standing) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", line.id());
        document.put("object", "credit_line");
        document.put("payer_id", line.payerId());
        document.put("currency", line.currency());
        document.put("state", line.blocked() ? "blocked" : standing.overdue() ? "overdue" : "open");
        document.put("limit", line.limitMinor());
        document.put("available", standing.availableMinor());
        document.put("outstanding", standing.outstandingMinor());
        document.put("credit_balance", standing.creditBalanceMinor());
        document.put("billed", standing.unpaidMinor());
        document.put("statement_day", line.statementDay());
        document.put("due_days", line.dueDays());
        document.put("opened_at", line.openedAt().toString());
        return Json.write(document);
    }

    public static String statement(CreditStatement statement, CreditLine line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", statement.id());
        document.put("object", "credit_statement");
        document.put("credit_line_id", line.id());
        document.put("payer_id", line.payerId());
        document.put("currency", line.currency());
        document.put("state", statement.state().code());
        document.put("billed", statement.billedMinor());
        document.put("paid", statement.paidMinor());
        document.put("cut_on", statement.cutOn().toString());
        document.put("due_on", statement.dueOn().toString());
        document.put("created_at", statement.createdAt().toString());
        return Json.write(document);
    }
}
