package io.liushui.api.payouts;

import io.liushui.api.body.Fields;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payouts.NewPayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A batch as a file: a line with the names of the columns, in any order, then one payout in each line. */
final class PayoutFile {
    static final String MEDIA_TYPE = "text/csv";
    private static final List<String> REQUIRED =
            List.of("merchant_payout_no", "amount", "currency", "payee_name", "purpose");
    private static final Set<String> OPTIONAL = Set.of("payee_account", "payee_wallet_id", "payee_bank");
    private static final String PAYEE = "payee_";
    private static final String LINE = "line";

    private PayoutFile() {}

    /** @throws Refusal when it is no file of this form; faults of single lines are gathered instead */
    static Gathered read(byte[] file) {
        List<Csv.Line> lines;
        try {
            lines = Csv.read(file);
        } catch (Csv.Malformed malformed) {
            throw refused(malformed.line(), null, malformed.getMessage());
        }
        if (lines.isEmpty()) {
            throw refused(1, null, "the file is empty");
        }
        List<String> columns = columns(lines.getFirst());
        Gathered gathered = new Gathered(LINE);
        for (Csv.Line line : lines.subList(1, lines.size())) {
            if (!line.cells().equals(List.of(""))) {
                gathered.add(line.number(), () -> payout(columns, line), PayoutFile::column);
            }
        }
        return gathered;
    }

    private static List<String> columns(Csv.Line header) {
        List<String> columns = header.cells().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean known = REQUIRED.contains(columns.get(i)) || OPTIONAL.contains(columns.get(i));
            if (!known || !seen.add(columns.get(i))) {
                throw refused(
                        header.number(),
                        null,
                        "column " + (i + 1) + " of the first line is no column's name, or is there twice");
            }
        }
        for (String required : REQUIRED) {
            if (!seen.contains(required)) {
                throw refused(header.number(), required, "the first line does not name this column");
            }
        }
        return columns;
    }

    private static NewPayout payout(List<String> columns, Csv.Line line) {
        if (line.cells().size() != columns.size()) {
            throw Refusal.of(
                    ProblemCode.INVALID_FIELD,
                    "the line has " + line.cells().size() + " cells, the first line has " + columns.size());
        }
        Map<String, Object> payout = new LinkedHashMap<>();
        Map<String, Object> payee = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String cell = line.cells().get(i).strip();
            if (!cell.isEmpty() && column.startsWith(PAYEE)) {
                payee.put(column.substring(PAYEE.length()), cell);
            } else if (!cell.isEmpty()) {
                payout.put(
                        column,
                        column.equals("amount") && cell.matches("[0-9]{1,18}") ? (Object) Long.valueOf(cell) : cell);
            }
        }
        payout.put("payee", payee);
        return PayoutBody.read(Fields.of(payout));
    }

    /** The column of a field. */
    private static String column(String field) {
        return field == null ? null : field.replace("payee.", PAYEE);
    }

    private static Refusal refused(int line, String column, String detail) {
        return Refusal.of(
                ProblemCode.BATCH_INVALID,
                "nothing of the file was accepted: see `errors`",
                new ArrayList<>(List.of(new Refusal.Fault(LINE, line, column, ProblemCode.INVALID_FIELD, detail))));
    }
}
