package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Is paid and gives a part back, and finds both in the preview of the running day, whose file is not there before tomorrow; then checks the newest file
 * that is there, if the app is old enough to have one.
 */
final class ReconciliationDemo implements Demonstration {
    private static final String FILES = "/v1/reconciliation-files";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Override
    public void play(Stage stage) {
        Telling telling = stage.begin("Reconciliation file 对账: today's preview, and the newest file, checked");
        LocalDate day = LocalDate.now(SHANGHAI);
        String payment =
                new Paying(stage, telling).pay("\"amount\":1680,\"currency\":\"CNY\"", "\"method\":\"sandbox_card\"");
        String refund = (String) telling.post(
                        "/v1/payments/" + payment + "/refunds",
                        "{\"merchant_refund_no\":\"" + telling.number("r") + "\",\"amount\":500}")
                .get("id");
        telling.await("/v1/refunds/" + refund, "succeeded");

        notBeforeTomorrow(stage, telling, day);
        preview(stage, telling, day, payment);
        newest(stage, telling);
    }

    private static void notBeforeTomorrow(Stage stage, Telling telling, LocalDate day) {
        HttpResponse<String> refused = stage.merchant().get(FILES + "/" + day);
        if (refused.statusCode() != 409) {
            throw new PartFailure("The file of a day that is not over was answered: " + refused.body());
        }
        telling.line(
                "merchant",
                "GET " + FILES + "/" + day + " → 409 "
                        + Json.readObject(refused.body()).get("code") + ", Retry-After "
                        + refused.headers().firstValue("Retry-After").orElseThrow() + " s");
    }

    private static void preview(Stage stage, Telling telling, LocalDate day, String payment) {
        String target = FILES + "/" + day + "/content?preview=true";
        HttpResponse<String> preview = downloaded(stage, telling, target);
        List<CSVRecord> records = records(preview.body());
        List<CSVRecord> mine = records.stream()
                .filter(row -> row.get("payment_id").equals(payment))
                .toList();
        if (mine.size() != 2) {
            throw new PartFailure("The preview of today does not show " + payment + " and its refund.");
        }
        mine.forEach(row -> telling.line(
                "row",
                row.get("kind") + " " + row.get("id") + ": " + row.get("amount") + " minor units of "
                        + row.get("currency") + ", balance " + row.get("balance_change")));
        requireSums(telling, records);
    }

    private static void newest(Stage stage, Telling telling) {
        List<?> files = (List<?>) telling.look(FILES + "?limit=1").get("data");
        if (files.isEmpty()) {
            telling.line("final", "the app has no file yet: its first is there ten minutes after midnight in Shanghai");
            return;
        }
        Map<?, ?> file = (Map<?, ?>) files.getFirst();
        String csv = downloaded(stage, telling, FILES + "/" + file.get("date") + "/content")
                .body();
        List<CSVRecord> records = records(csv);
        long rows = records.stream()
                .filter(row -> row.get("record").equals("entry"))
                .count();
        if (!HexFormat.of().formatHex(sha256(csv)).equals(file.get("sha256"))
                || rows != ((Number) file.get("rows")).longValue()) {
            throw new PartFailure("The file of " + file.get("date") + " is not what its document says.");
        }
        requireSums(telling, records);
        telling.line(
                "final", "the file of " + file.get("date") + " has " + rows + " rows, SHA-256 " + file.get("sha256"));
    }

    /** Its digest is right. */
    private static HttpResponse<String> downloaded(Stage stage, Telling telling, String target) {
        HttpResponse<String> answer = stage.merchant().get(target);
        if (answer.statusCode() != 200) {
            throw new PartFailure(target + " was refused: " + answer.statusCode() + " " + answer.body());
        }
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(answer.body())) + ":";
        if (!answer.headers().firstValue("Repr-Digest").orElse("").equals(digest)) {
            throw new PartFailure(target + " does not have the digest that its header says.");
        }
        telling.line("merchant", "GET " + target + " → 200, Repr-Digest verified");
        return answer;
    }

    private static void requireSums(Telling telling, List<CSVRecord> records) {
        Map<String, Long> sums = new TreeMap<>();
        for (CSVRecord row : records) {
            String key = row.get("currency") + " " + row.get("kind");
            switch (row.get("record")) {
                case "entry" -> sums.merge(key, Long.parseLong(row.get("amount")), Math::addExact);
                case "total" -> sums.merge(key, -Long.parseLong(row.get("amount")), Math::addExact);
                default -> telling.line("row", row.get("record") + ": " + row.get("description"));
            }
        }
        if (sums.values().stream().anyMatch(difference -> difference != 0)) {
            throw new PartFailure("The totals of the file are not the sums of its rows: " + sums);
        }
        telling.line("merchant", "the totals are the sums of the rows: " + sums.keySet());
    }

    private static List<CSVRecord> records(String csv) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.getRecords();
        } catch (IOException noFile) {
            throw new PartFailure("The answer is no CSV: " + noFile.getMessage(), noFile);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
