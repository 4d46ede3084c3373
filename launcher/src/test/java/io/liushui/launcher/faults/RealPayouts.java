package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Payouts of the demo merchant, whose captured money is available at once. */
final class RealPayouts {
    /** Not that of the demonstrations: {@code payout.dmn} counts payouts per account and day. */
    static final String ACCOUNT = "6217001234567890";

    private static final long FUNDS = 4_000_000;

    private final RunningSystem system;

    RealPayouts(RunningSystem system) {
        this.system = system;
    }

    /** The merchant is paid enough for all payouts of a test. */
    RealPayouts funded() {
        system.awaitState(system.pay("sandbox_card", FUNDS), "succeeded");
        return this;
    }

    /** The id of an accepted payout. */
    String payOut(long amountMinor) {
        HttpResponse<String> answer =
                system.merchant.post("/v1/payouts", """
                {"merchant_payout_no":"%s","amount":%d,"currency":"CNY","purpose":"Salary",
                 "payee":{"name":"王小明","account":"%s"}}""".formatted(UUID.randomUUID(), amountMinor, ACCOUNT));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    String state(String payoutId) {
        return (String)
                Json.readObject(system.merchant.get("/v1/payouts/" + payoutId).body())
                        .get("state");
    }

    void awaitState(String payoutId, String state) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(state(payoutId)).isEqualTo(state));
    }

    /** Its number at the bank, once it is committed as sent. */
    String sentNumber(String payoutId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> system.books
                                .jdbc()
                                .sql("select number from channel_operation where subject = ? and sent_at is not null")
                                .param(payoutId)
                                .query(String.class)
                                .list(),
                        numbers -> numbers.size() == 1)
                .getFirst();
    }

    /** How often the bank was asked to pay under this number. */
    long asked(String number) {
        return system.bank.requests(number).stream().filter("payout"::equals).count();
    }

    /** Paid once, booked once, told once, under one number. */
    void assertPaidOnce(String payoutId) {
        assertThat(asked(sentNumber(payoutId))).isOne();
        assertThat(system.books.count("channel_operation where subject = ?", payoutId))
                .isOne();
        assertThat(system.books
                        .jdbc()
                        .sql("select reference from journal_entry where reference like '%' || ? order by reference")
                        .param(payoutId)
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("payout-frozen:" + payoutId, "payout-paid:" + payoutId));
        assertThat(system.books.count("notification where subject = ?", payoutId))
                .isOne();
    }
}
