package io.liushui.api.merchantfiles;

import static io.liushui.api.merchantfiles.ReconciliationRefusals.FILES;
import static io.liushui.api.merchantfiles.ReconciliationRefusals.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.refunds.Backroom;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.points.PointsExpiry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop compares its own books of a day with ours. */
class ReconciliationFilesIntegrationTests {
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final LocalDate day = today(shop);
    private final ServedContract contract = new ServedContract(world);

    @AfterEach
    void theOracleHolds() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                .filteredOn(violation -> violation.rule().contains("file"))
                .isEmpty();
    }

    @Test
    void everythingThatMovedItsMoneyIsARowAndTheSumIsItsBalance() throws IOException {
        TradingDay trading = new TradingDay(shop);
        trading.paymentsAndRefunds();
        trading.aCaptureAndItsVoid();
        trading.aPayoutAndOneThatComesBack();
        trading.whatIsAPayersIsNotTheMerchants();
        trading.aPaymentInParts();
        Instant traded = world.clock.instant();
        Map<String, Object> balance = shop.get("/v1/balances/CNY").json();
        isOver(day);

        Reply metadata = shop.get(FILES + "/" + day);
        Reply content = shop.get(FILES + "/" + day + "/content");

        contract.check(metadata);
        contract.check(content);
        List<CSVRecord> entries = records(content.body(), "entry");
        assertThat(entries)
                .extracting(ReconciliationFilesIntegrationTests::told)
                .containsExactlyElementsOf(trading.expected());
        assertThat(metadata.json()).containsEntry("rows", entries.size());
        assertThat(sum(entries, "balance_change")).isEqualTo(total(balance));
        assertThat(total(metadata)).isEqualTo(total(balance));
        assertThat(records(content.body(), "total"))
                .extracting(total -> total.get("currency") + " " + total.get("kind") + " " + total.get("count") + " "
                        + total.get("amount") + " " + total.get("balance_change"))
                .containsExactlyElementsOf(totals(metadata));

        world.clock.advance(Duration.between(world.clock.instant(), traded.plus(Duration.ofDays(1))));
        world.bean(PointsExpiry.class).bookOffDue(1_000);
        isOver(day.plusDays(1));
        List<CSVRecord> next =
                records(shop.get(FILES + "/" + day.plusDays(1) + "/content").body(), "entry");
        assertThat(next).isNotEmpty().allMatch(row -> row.get("kind").equals("points_expiry"));
        assertThat(sum(next, "balance_change"))
                .isPositive()
                .isEqualTo(total(shop.get("/v1/balances/CNY").json()) - total(balance));
    }

    @Test
    void aRowSaysWhatAMerchantComparesWith() throws IOException {
        TradingDay trading = new TradingDay(shop);
        trading.paymentsAndRefunds();
        isOver(day);

        List<CSVRecord> rows = records(shop.get(FILES + "/" + day + "/content").body(), "entry");

        CSVRecord payment = rows.getFirst();
        CSVRecord refund = rows.get(1);
        Map<String, Object> paid = shop.get("/v1/payments/" + payment.get("id")).json();
        assertThat(payment.get("merchant_no"))
                .isEqualTo(paid.get("merchant_order_no"))
                .isEqualTo(payment.get("merchant_order_no"));
        assertThat(payment.get("payment_id")).isEqualTo(payment.get("id"));
        assertThat(payment.get("state")).isEqualTo("succeeded");
        assertThat(paid)
                .as("what is refunded since does not change the row")
                .containsEntry("state", "partially_refunded");
        assertThat(payment.get("method") + " " + payment.get("product") + " " + payment.get("channel"))
                .isEqualTo("card quick_pay counter");
        assertThat(payment.get("description")).isEqualTo("Tea");
        assertThat(payment.get("created_at")).endsWith("+08:00").startsWith(day.toString());
        assertThat(refund.get("payment_id")).isEqualTo(payment.get("id"));
        assertThat(refund.get("merchant_order_no")).isEqualTo(payment.get("merchant_no"));
        assertThat(refund.get("merchant_no"))
                .isEqualTo(shop.get("/v1/refunds/" + refund.get("id")).text("merchant_refund_no"));
        assertThat(refund.get("description")).isEqualTo("'=SUM(A1)");
    }

    @Test
    void itIsTheSameBytesWheneverItIsFetchedPlainOrPacked() throws Exception {
        new Backroom(world).paid(shop);
        isOver(day);
        String target = FILES + "/" + day + "/content";

        HttpResponse<byte[]> plain = bytes(target);
        HttpResponse<byte[]> packed = bytes(target, "Accept-Encoding", "br, gzip;q=0.8");
        world.clock.advance(Duration.ofDays(30));

        assertThat(bytes(target).body()).isEqualTo(plain.body());
        assertThat(bytes(target, "Accept-Encoding", "gzip;q=0").body()).isEqualTo(plain.body());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        for (HttpResponse<byte[]> answer : List.of(plain, packed)) {
            assertThat(answer.headers().firstValue("Content-Digest")).hasValue(digest(answer.body()));
            assertThat(answer.headers().firstValue("Repr-Digest")).hasValue(digest(answer.body()));
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"" + day + ".csv\"");
            assertThat(answer.headers().firstValue("Liushui-File-State")).hasValue("final");
        }
        Map<String, Object> metadata = shop.get(FILES + "/" + day).json();
        assertThat(metadata)
                .containsEntry("sha256", HexFormat.of().formatHex(sha256(plain.body())))
                .containsEntry("size", plain.body().length)
                .containsEntry("time_zone", "Asia/Shanghai");
        assertThat(metadata.get("url").toString()).endsWith(target);
    }

    @Test
    void theRunningDayIsNoFileYetButCanBePreviewed() throws IOException {
        String payment = new Backroom(world).paid(shop);
        Reply refused = shop.get(FILES + "/" + day);
        assertThat(refused.problem()).isEqualTo("409 reconciliation_day_not_over");
        Instant ready = day.plusDays(1)
                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                .toInstant()
                .plus(GRACE);
        assertThat(refused.text("detail")).contains(ready.toString());

        Reply preview = shop.get(FILES + "/" + day + "/content?preview=true");
        contract.check(preview);
        assertThat(preview.header("Liushui-File-State")).isEqualTo("preview");
        assertThat(preview.header("Content-Disposition")).contains(day + ".preview.csv");
        assertThat(records(preview.body(), "entry"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("id")).isEqualTo(payment));
        assertThat(records(preview.body(), "total")).hasSize(1);
        assertThat(records(preview.body(), "preview")).hasSize(1);

        world.clock.advance(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        Reply file = shop.get(FILES + "/" + day + "/content?preview=true");
        assertThat(file.header("Liushui-File-State")).isEqualTo("final");
        assertThat(records(file.body(), "entry")).hasSize(1);
        assertThat(records(file.body(), "preview")).isEmpty();
    }

    @Test
    void filesAreListedNewestFirstAndToldByEvent() {
        isOver(day.plusDays(2));
        for (int i = 0; i < 3; i++) {
            assertThat(shop.get(FILES + "/" + day.plusDays(i)).json()).containsEntry("rows", 0);
        }

        Reply newest = shop.get(FILES + "?limit=2");
        contract.check(newest);
        assertThat(ids(newest)).containsExactly("recon_" + day.plusDays(2), "recon_" + day.plusDays(1));
        assertThat(newest.json()).containsEntry("has_more", true);
        Reply older = shop.get(FILES + "?starting_after=recon_" + day.plusDays(1));
        assertThat(ids(older)).containsExactly("recon_" + day);
        assertThat(ids(shop.get(FILES + "?limit=1&ending_before=recon_" + day)))
                .containsExactly("recon_" + day.plusDays(1));
        assertThat(ids(shop.get("/v1/events?type=reconciliation_file.ready"))).hasSize(3);
    }

    @Test
    void anotherAppHasItsOwnFile() throws IOException {
        new Backroom(world).paid(shop);
        Shop sister = shop.sister();
        isOver(day);

        assertThat(records(sister.get(FILES + "/" + day + "/content").body(), "entry"))
                .isEmpty();
        assertThat(records(shop.get(FILES + "/" + day + "/content").body(), "entry"))
                .hasSize(1);
        assertThat(ids(sister.get(FILES))).hasSize(1);
        assertThat(ids(world.shop().get(FILES))).isEmpty();
    }

    private void isOver(LocalDate last) {
        Instant ready = last.plusDays(1)
                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                .toInstant()
                .plus(GRACE);
        world.clock.advance(Duration.between(world.clock.instant(), ready));
    }

    private HttpResponse<byte[]> bytes(String target, String... headers) throws Exception {
        return ApiWorld.HTTP.send(
                shop.request("GET", target, new byte[0], headers)
                        .header(
                                "Authorization",
                                shop.signer().authorization("GET", target, new byte[0], world.clock.instant()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<CSVRecord> records(String csv, String record) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.stream()
                    .filter(one -> one.get("record").equals(record))
                    .toList();
        }
    }

    private static String told(CSVRecord row) {
        return row.get("kind") + " " + row.get("id") + " " + row.get("amount") + " " + row.get("balance_change");
    }

    private static long sum(List<CSVRecord> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    private static long total(Map<String, Object> balance) {
        return List.of("available", "pending", "frozen").stream()
                .mapToLong(name -> ((Number) balance.get(name)).longValue())
                .sum();
    }

    private static long total(Reply metadata) {
        return ((List<?>) metadata.json().get("totals"))
                .stream()
                        .mapToLong(total -> ((Number) ((Map<?, ?>) total).get("balance_change")).longValue())
                        .sum();
    }

    private static List<String> totals(Reply metadata) {
        return ((List<?>) metadata.json().get("totals"))
                .stream()
                        .map(total -> (Map<?, ?>) total)
                        .map(total -> total.get("currency") + " " + total.get("kind") + " " + total.get("count") + " "
                                + total.get("amount") + " " + total.get("balance_change"))
                        .toList();
    }

    private static List<String> ids(Reply list) {
        return ((List<?>) list.json().get("data"))
                .stream().map(one -> (String) ((Map<?, ?>) one).get("id")).toList();
    }

    private static String digest(byte[] body) throws Exception {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    }

    private static byte[] sha256(byte[] body) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(body);
    }
}
