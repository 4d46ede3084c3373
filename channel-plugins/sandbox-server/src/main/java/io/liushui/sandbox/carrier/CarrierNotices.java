package io.liushui.sandbox.carrier;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import io.liushui.sandbox.wire.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signed messages about orders that were paid or failed, and about refunds that ended; acknowledged with code {@code 0000}. */
final class CarrierNotices implements NoticeFormat {

    private static final long STALE_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int OVERSIZED_LENGTH = 1_100_000;
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12));

    private final Clock clock;
    private final Partner partner;
    private final Partner strange;

    CarrierNotices(Clock clock, Partner partner, Partner strange) {
        this.clock = clock;
        this.partner = partner;
        this.strange = strange;
    }

    @Override
    public boolean tells(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                order.state() == Order.State.SUCCEEDED || order.state() == Order.State.DECLINED;
            case Event.RefundChanged(Refund refund, Order _) -> refund.state() != Refund.State.PENDING;
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                false;
        };
    }

    @Override
    public boolean tellsAnswered() {
        return true;
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.complementOf(EnumSet.of(Disguise.UNKNOWN_SERIAL));
    }

    @Override
    public NoticeRequest request(Notice notice) {
        long age = notice.disguise() == Disguise.STALE ? STALE_MILLIS : 0;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("appId", notice.disguise() == Disguise.WRONG_APP ? "somebody1" : Partner.APP_ID);
        fields.put("notifyId", notice.notificationId());
        fields.put("timestamp", clock.millis() - age);
        fields.put("signMethod", "HMAC-SHA256");
        fields.put("event", notice.disguise() == Disguise.UNKNOWN_EVENT ? "BILL_PRINTED" : event(notice.event()));
        fields.putAll(told(notice.event()));
        if (notice.disguise() == Disguise.OVERSIZED) {
            fields.put("padding", "0".repeat(OVERSIZED_LENGTH));
        }
        fields.put("sign", (notice.disguise() == Disguise.FORGED ? strange : partner).sign(fields));
        return NoticeRequest.post(Map.of(), "application/json", Json.write(fields));
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.status() == 200 && answer.body().equals("{\"code\":\"0000\"}");
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private static String event(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                order.state() == Order.State.SUCCEEDED ? "ORDER_PAID" : "ORDER_FAILED";
            case Event.RefundChanged(Refund refund, Order _) ->
                refund.state() == Refund.State.REFUNDED ? "REFUND_DONE" : "REFUND_REFUSED";
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw unknown();
        };
    }

    private static Map<String, Object> told(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> Told.order(order);
            case Event.RefundChanged(Refund refund, Order _) -> Told.refund(refund);
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw unknown();
        };
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("the carrier knows neither authorisations nor contracts");
    }
}
