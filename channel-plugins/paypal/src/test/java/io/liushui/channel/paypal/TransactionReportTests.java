package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.channel.paypal.StubPaypal.Asked;
import io.liushui.channel.paypal.StubPaypal.Said;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionReportTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String READY = "2026-11-26T03:00:00Z";
    private static final String PAID = transaction("P1", "T0006", "S", "12.34", "-0.43");
    private static final String REFUNDED = transaction("R1", "T1107", "S", "-2.34", null);
    private static String pem;

    @TempDir
    private Path folder;

    private final StubPaypal stub = new StubPaypal();
    private PaypalChannel channel;
    private Path target;

    @BeforeAll
    static void makeCertificate() {
        pem = TestCertificates.make("Root", null, true, Instant.EPOCH, Duration.ofDays(36_500))
                .pem();
    }

    @BeforeEach
    void connect() {
        channel = stub.channel(new MovableClock(), pem);
        target = folder.resolve("bill");
    }

    @AfterEach
    void close() {
        channel.close();
        stub.close();
    }

    @Test
    void readsPaymentsAndRefundsOfAllPages() throws BillUnreadable {
        stub.answer(asked -> asked.query().endsWith("page=1") ? page(READY, 2, 2, PAID) : page(READY, 2, 2, REFUNDED));
        assertThat(download()).isInstanceOf(BillOutcome.Downloaded.class);
        LocalDateTime at = LocalDateTime.of(2026, 11, 25, 10, 0);
        assertThat(rows())
                .containsExactly(
                        new BillRow(BillRow.Kind.PAYMENT, "invP1", "order1", "P1", 1234, 43, "USD", at),
                        new BillRow(BillRow.Kind.REFUND, "invR1", "order1", "R1", 234, 0, "USD", at));
    }

    @Test
    void leavesOutWhatIsNoMoneyOfPayersYet() throws BillUnreadable {
        stub.answer(asked -> page(
                READY,
                1,
                4,
                PAID,
                transaction("X1", "T0006", "P", "1.00", null),
                transaction("X2", "T0006", "D", "1.00", null),
                transaction("X3", "T0400", "S", "-500.00", null)));
        download();
        assertThat(rows()).extracting(BillRow::channelRef).containsExactly("P1");
    }

    @Test
    void anUnknownEventCodeIsToldAndLeftOut() throws BillUnreadable {
        stub.answer(asked -> page(READY, 1, 2, PAID, transaction("X1", "Q7777", "S", "1.00", null)));
        download();
        assertThat(rows()).hasSize(1);
        assertThat(stub.unmapped()).containsExactly("BILL X1 Q7777");
    }

    @Test
    void isNotReadyWhilePaypalIsBehind() {
        stub.answer(asked -> page("2026-11-25T23:59:59Z", 1, 1, PAID));
        assertThat(download()).isInstanceOf(BillOutcome.NotReady.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void isEmptyWhenNothingHappened() {
        stub.answer(asked -> page(READY, 0, 0));
        assertThat(download()).isEqualTo(new BillOutcome.Empty());
        assertThat(target).doesNotExist();
    }

    @Test
    void isNoBillWhenPagesAreMissing() {
        stub.answer(asked -> page(READY, 1, 5, PAID));
        assertThat(download()).isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void asksInHalvesWhenThereIsTooMuch() throws BillUnreadable {
        stub.answer(asked -> asked.query().contains("start_date=2026-11-25T00:00:00.000Z&end_date=2026-11-25T23:59")
                ? new Said(400, "{\"name\":\"RESULTSET_TOO_LARGE\"}")
                : asked.query().contains("end_date=2026-11-25T11:59:59.999Z")
                        ? page(READY, 1, 1, PAID)
                        : page(READY, 1, 1, REFUNDED));
        assertThat(download()).isInstanceOf(BillOutcome.Downloaded.class);
        assertThat(rows()).extracting(BillRow::channelRef).containsExactly("P1", "R1");
        assertThat(stub.asked()).extracting(Asked::query).last().asString().contains("start_date=2026-11-25T12:00");
    }

    @Test
    void givesUpWhenEvenASecondIsTooMuch() {
        stub.answer(asked -> new Said(400, "{\"name\":\"RESULTSET_TOO_LARGE\"}"));
        assertThat(download()).isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(stub.asked()).hasSizeLessThan(30);
    }

    @Test
    void refusesABillThatSomebodyChanged() throws Exception {
        stub.answer(asked -> page(READY, 1, 2, PAID, REFUNDED));
        download();
        String whole = Files.readString(target);
        for (Function<String, String> change : List.<Function<String, String>>of(
                text -> text.replaceFirst("12.34", "12.35"),
                text -> text.replaceFirst("-0.43", "-0.44"),
                text -> text.lines().filter(line -> !line.contains("R1")).reduce("", (all, line) -> all + line + "\n"),
                text -> text.substring(0, text.length() - 20),
                text -> text.replace("paypal-transactions", "something"),
                text -> "")) {
            Files.writeString(target, change.apply(whole));
            assertThatThrownBy(this::rows).isInstanceOf(BillUnreadable.class);
        }
    }

    private BillOutcome download() {
        return channel.downloadBill(new BillRequest(DAY, null), target);
    }

    private List<BillRow> rows() throws BillUnreadable {
        List<BillRow> rows = new ArrayList<>();
        assertThat(channel.readBill(target, rows::add)).isEqualTo(rows.size());
        return rows;
    }

    private static Said page(String refreshed, int pages, int items, String... transactions) {
        return new Said(200, """
                {"transaction_details":[%s],"last_refreshed_datetime":"%s","total_pages":%d,"total_items":%d}""".formatted(String.join(",", transactions), refreshed, pages, items));
    }

    private static String transaction(String id, String code, String status, String amount, String fee) {
        String charged = fee == null ? "" : "\"fee_amount\":{\"currency_code\":\"USD\",\"value\":\"" + fee + "\"},";
        return """
                {"transaction_info":{"transaction_id":"%s","transaction_event_code":"%s","transaction_status":"%s",%s
                "transaction_initiation_date":"2026-11-25T11:00:00+01:00","invoice_id":"inv%s","custom_field":"order1",
                "transaction_amount":{"currency_code":"USD","value":"%s"}}}""".formatted(id, code, status, charged, id, amount);
    }
}
