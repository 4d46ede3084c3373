package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTests {

    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static final TestBank BANK = TestBank.sm2("GBK", "DER");

    private final List<String> unmapped = new ArrayList<>();
    private final Map<String, String> head = new HashMap<>(Map.of(
            "TranCode", "NB5001", "MerchantNo", TestBank.MERCHANT, "NotifyId", "n1", "SendTime", "20261126120000"));
    private final Map<String, String> body = new HashMap<>(
            Map.of("OrderNo", "order0001", "BankSeq", "S1", "Amount", "12.34", "Currency", "CNY", "OrderStatus", "01"));

    @Test
    void tellsAPaidOrder() throws NotificationRefused {
        assertThat(parse())
                .isEqualTo(
                        new ChannelNotification.OfPayment("n1", "order0001", new QueryOutcome.Paid("S1", 1234, "CNY")));
    }

    @Test
    void tellsAFailedOrderWithTheBanksReason() throws NotificationRefused {
        body.putAll(Map.of("OrderStatus", "02", "FailCode", "F002"));
        assertThat(parse())
                .isEqualTo(new ChannelNotification.OfPayment("n1", "order0001", new QueryOutcome.NotPaid("F002", "")));
    }

    @Test
    void tellsTheEndOfARefund() throws NotificationRefused {
        head.put("TranCode", "NB5002");
        body.putAll(Map.of("RefundNo", "refund001", "RefundSeq", "S2", "RefundStatus", "01"));
        assertThat(parse())
                .isEqualTo(new ChannelNotification.OfOperation(
                        "n1", ChannelFunction.REFUND, "refund001", new OperationOutcome.Done("S2", 1234, "CNY")));
    }

    @ParameterizedTest
    @CsvSource({"Amount,", "Amount,12.345", "Currency,"})
    void aRefundOfWhoKnowsHowMuchIsNoRefund(String field, String value) {
        head.put("TranCode", "NB5002");
        body.putAll(Map.of("RefundNo", "refund001", "RefundSeq", "S2", "RefundStatus", "01"));
        body.put(field, value == null ? "" : value);
        assertRefused(Reason.MALFORMED);
    }

    @Test
    void anEventThatStandsInNoTableIsOtherAndReported() throws NotificationRefused {
        head.put("TranCode", "NB5999");
        assertThat(parse()).isEqualTo(new ChannelNotification.Other("n1", "NB5999"));
        assertThat(unmapped).containsExactly("NOTIFICATION n1 NB5999");
    }

    @Test
    void aStatusThatStandsInNoTableIsNeverTakenForAResult() {
        body.put("OrderStatus", "77");
        assertRefused(Reason.MALFORMED);
        assertThat(unmapped).containsExactly("QUERY order0001 77");
    }

    @ParameterizedTest
    @CsvSource({"20261126120959,true", "20261126121001,false", "20261126115001,true", "20261126114959,false"})
    void admitsTenMinutesInBothDirections(String sendTime, boolean admitted) throws NotificationRefused {
        head.put("SendTime", sendTime);
        if (admitted) {
            assertThat(parse().notificationId()).isEqualTo("n1");
        } else {
            assertRefused(Reason.STALE);
        }
    }

    @Test
    void refusesAnotherMerchantsAndIncompleteOnes() {
        head.put("MerchantNo", "10000002");
        assertRefused(Reason.NOT_FOR_US);
        head.put("MerchantNo", TestBank.MERCHANT);
        for (String needed : List.of("OrderNo", "BankSeq", "Amount", "Currency", "OrderStatus")) {
            String kept = body.remove(needed);
            assertRefused(Reason.MALFORMED);
            body.put(needed, kept);
        }
        body.put("Amount", "12.345");
        assertRefused(Reason.MALFORMED);
        body.put("Amount", "12.34");
        head.remove("NotifyId");
        assertRefused(Reason.MALFORMED);
    }

    private ChannelNotification parse() throws NotificationRefused {
        ExchangeLog log = new ExchangeLog() {
            @Override
            public void record(Exchange exchange) {
                throw new AssertionError("nothing is exchanged here");
            }

            @Override
            public void unmapped(ChannelFunction function, String reference, String code) {
                unmapped.add(function + " " + reference + " " + code);
            }
        };
        NetbankCodes codes = new NetbankCodes(log);
        return new Notifications(BANK.settings(), Clock.fixed(NOW, ZoneOffset.UTC), new Answers(codes), codes)
                .parse(new RawNotification(Map.of(), BANK.sealed(head, body)));
    }

    private void assertRefused(Reason reason) {
        assertThatThrownBy(this::parse)
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
