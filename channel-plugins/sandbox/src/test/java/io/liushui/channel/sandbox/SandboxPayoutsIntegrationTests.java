package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Payouts at the bank, as far as the contract suite does not ask for them. */
class SandboxPayoutsIntegrationTests extends AtTheHouseBank {

    @ParameterizedTest
    @CsvSource({
        "77701,payee_account_invalid,DECLINED",
        "77702,payee_name_mismatch,DECLINED",
        "77703,position_insufficient,DECLINED_HERE",
        "77704,payee_bank_unavailable,DECLINED_HERE"
    })
    void tellsWhyItPaysNothing(long amountMinor, String code, CodeMeaning meaning) {
        assertThat(channel.payOut(Orders.payout(amountMinor, "CNY")))
                .isInstanceOfSatisfying(OperationOutcome.Declined.class, declined -> {
                    assertThat(declined.code()).isEqualTo(code);
                    assertThat(channel.codes().meaning(ChannelFunction.PAYOUT, code))
                            .contains(meaning);
                });
    }

    @Test
    void tellsOneThatEndsLater() throws NotificationRefused {
        PayoutRequest paid = Orders.payout(77_705, "CNY");
        assertThat(channel.payOut(paid)).isEqualTo(new OperationOutcome.Pending());
        assertThat(story.heard(paid.payoutNo())).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
            assertThat(told.function()).isEqualTo(ChannelFunction.PAYOUT);
            assertThat(told.result()).isInstanceOf(OperationOutcome.Done.class).isEqualTo(channel.queryPayout(paid));
        });
        PayoutRequest declined = Orders.payout(77_706, "CNY");
        channel.payOut(declined);
        assertThat(((ChannelNotification.OfOperation) story.heard(declined.payoutNo())).result())
                .isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    void oneComesBackByItself() throws NotificationRefused {
        PayoutRequest request = Orders.payout(77_707, "CNY");
        assertThat(channel.payOut(request)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(story.heard(request.payoutNo()))
                .isInstanceOfSatisfying(ChannelNotification.OfPayoutReturn.class, returned -> {
                    assertThat(returned.amountMinor()).isEqualTo(77_707);
                    assertThat(returned.reason()).isEqualTo("payee_account_closed");
                });
        assertThat(channel.queryReturn(request)).isInstanceOf(PayoutReturnOutcome.Returned.class);
    }

    @Test
    void aPositionThatIsEmptyPaysNothing() {
        position("KWD", 1_000);
        assertThat(channel.payOut(Orders.payout(999, "KWD"))).isInstanceOf(OperationOutcome.Done.class);
        assertThat(channel.payOut(Orders.payout(2, "KWD"))).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(channel.balance("KWD")).isEqualTo(new BalanceOutcome.Known(1, 0));
    }

    @Test
    void holdsWhatIsUnderWay() {
        position("BHD", 100_000);
        channel.payOut(Orders.payout(77_705, "BHD"));
        assertThat(channel.balance("BHD")).isEqualTo(new BalanceOutcome.Known(22_295, 77_705));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(channel.balance("BHD")).isEqualTo(new BalanceOutcome.Known(22_295, 0)));
    }

    @Test
    void onlyWhatWasPaidCanBeSentBack() {
        PayoutRequest request = Orders.payout(77_701, "CNY");
        channel.payOut(request);
        assertThat(sandbox.sandbox()
                        .call("POST", "/control/orders/" + request.payoutNo() + "/return", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aNotificationMayTellAnotherAmountUnderAGoodSignature() throws NotificationRefused {
        PayoutRequest request = Orders.payout(1_000, "CNY");
        channel.payOut(request);
        sandbox.sandbox()
                .rule(Map.of(
                        "fault",
                        "wrong-amount",
                        "order_no",
                        request.payoutNo(),
                        "wrong_amount",
                        7,
                        "genuine_too",
                        true));
        sandbox.payoutComesBack(request.payoutNo(), "closed");
        assertThat(((ChannelNotification.OfPayoutReturn) story.heard(request.payoutNo())).amountMinor()
                        + ((ChannelNotification.OfPayoutReturn) story.heard(request.payoutNo())).amountMinor())
                .isEqualTo(1_007);
    }

    @Test
    void theBooksShowPayoutsWithoutTheirPayees() {
        PayoutRequest request = Orders.payout(1_000, "SGD");
        channel.payOut(request);
        sandbox.payoutComesBack(request.payoutNo(), "closed");
        JsonNode page = sandbox.sandbox().control("GET", "/payouts?channel=sandbox", null);
        assertThat(page.get("data"))
                .filteredOn(row -> row.get("payout_no").stringValue().equals(request.payoutNo()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("state").stringValue()).isEqualTo("RETURNED");
                    assertThat(row.get("amount").longValue()).isEqualTo(1_000);
                });
        assertThat(page.toString()).doesNotContain("6226388000000095", "张三");
    }

    private static void position(String currency, long available) {
        sandbox.sandbox()
                .control(
                        "POST",
                        "/positions",
                        "{\"channel\":\"sandbox\",\"currency\":\"" + currency + "\",\"available\":" + available + "}");
    }
}
