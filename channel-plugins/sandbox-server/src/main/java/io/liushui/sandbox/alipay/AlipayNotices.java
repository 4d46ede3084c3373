package io.liushui.sandbox.alipay;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signed forms about trades, refunds and authorisations; Alipay also tells what its answers have told. */
final class AlipayNotices implements NoticeFormat {
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));
    /** Older than any repeat. */
    private static final Duration STALE = Duration.ofDays(2);

    private static final int OVERSIZED_LENGTH = 1_100_000;

    private final AlipayApp app;
    private final PrivateKey otherKey;
    private final Clock clock;

    AlipayNotices(AlipayApp app, PrivateKey otherKey, Clock clock) {
        this.app = app;
        this.otherKey = otherKey;
        this.clock = clock;
    }

    @Override
    public boolean tells(Event event) {
        return switch (event) {
            case Event.OrderChanged _ -> true;
            case Event.RefundChanged(Refund refund, Order _) -> refund.state() == Refund.State.REFUNDED;
            case Event.AuthorizationChanged _ -> true;
            case Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ -> false;
        };
    }

    @Override
    public boolean tellsAnswered() {
        return true;
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.allOf(Disguise.class);
    }

    @Override
    public String nextId() {
        return Numbers.digits(34);
    }

    @Override
    public NoticeRequest request(Notice notice) {
        Map<String, String> fields = new TreeMap<>(about(notice.event()));
        Disguise disguise = notice.disguise();
        long age = disguise == Disguise.STALE ? STALE.toMillis() : 0;
        fields.put("notify_id", notice.notificationId());
        fields.put("notify_time", Fields.time(clock.millis() - age));
        fields.put("app_id", disguise == Disguise.WRONG_APP ? "2021000199990999" : AlipayApp.APP_ID);
        fields.put("auth_app_id", AlipayApp.APP_ID);
        fields.put("charset", "UTF-8");
        fields.put("version", "1.0");
        if (disguise == Disguise.UNKNOWN_EVENT) {
            fields.put("notify_type", "trade_enchanted");
        }
        if (disguise == Disguise.OVERSIZED) {
            fields.put("padding", "0".repeat(OVERSIZED_LENGTH));
        }
        if (isCertified(notice.event()) || disguise == Disguise.UNKNOWN_SERIAL) {
            fields.put("alipay_cert_sn", disguise == Disguise.UNKNOWN_SERIAL ? "0".repeat(32) : app.certificate());
        }
        boolean foreign = disguise == Disguise.FORGED;
        fields.put("sign", Rsa2.sign(foreign ? otherKey : app.ownKey(), Rsa2.text(fields)));
        // Part of the form, not of what notifications sign
        fields.put("sign_type", "RSA2");
        return NoticeRequest.post(
                Map.of(),
                "application/x-www-form-urlencoded; charset=UTF-8",
                form(fields).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.status() == 200 && answer.body().equals("success");
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private static boolean isCertified(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> order.details().containsKey(TradeView.CERTIFIED);
            case Event.RefundChanged(Refund _, Order order) -> order.details().containsKey(TradeView.CERTIFIED);
            case Event.AuthorizationChanged(Authorization held) ->
                held.details().containsKey(TradeView.CERTIFIED);
            case Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ -> false;
        };
    }

    private static Map<String, String> about(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> NoticeFields.trade(order);
            case Event.RefundChanged(Refund refund, Order order) -> NoticeFields.refund(refund, order);
            case Event.AuthorizationChanged(Authorization held) -> NoticeFields.authorization(held);
            case Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw new IllegalStateException("Alipay has no contracts here");
        };
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
