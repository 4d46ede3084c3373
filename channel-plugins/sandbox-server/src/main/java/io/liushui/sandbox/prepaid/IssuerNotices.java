package io.liushui.sandbox.prepaid;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import io.liushui.sandbox.prepaid.Seal.Envelope;
import io.liushui.sandbox.prepaid.Seal.Kind;
import io.liushui.sandbox.wire.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sealed messages about payments that were paid or refused, and about refunds that ended later than their answer. */
final class IssuerNotices implements NoticeFormat {

    private static final long STALE_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int OVERSIZED_LENGTH = 1_100_000;
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    private final Clock clock;
    private final Seal seal;
    private final Seal strange;

    IssuerNotices(Clock clock, Seal seal, Seal strange) {
        this.clock = clock;
        this.seal = seal;
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
    public Set<Disguise> disguises() {
        return EnumSet.complementOf(EnumSet.of(Disguise.UNKNOWN_SERIAL));
    }

    @Override
    public NoticeRequest request(Notice notice) {
        long age = notice.disguise() == Disguise.STALE ? STALE_MILLIS : 0;
        String merchantNo = notice.disguise() == Disguise.WRONG_APP ? "LS80000002" : Seal.MERCHANT_NO;
        Envelope envelope = new Envelope(
                Kind.NOTIFICATION,
                merchantNo,
                notice.notificationId(),
                Long.toString(clock.millis() - age),
                Numbers.next(""));
        byte[] body = Json.write(body(notice));
        Map<String, String> headers = Map.of(
                "Prepaid-Merchant", merchantNo,
                "Prepaid-Notification", notice.notificationId(),
                "Prepaid-Time", envelope.time(),
                "Prepaid-Nonce", envelope.nonce(),
                "Prepaid-Signature", (notice.disguise() == Disguise.FORGED ? strange : seal).of(envelope, body));
        return NoticeRequest.post(headers, "application/json", body);
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.status() == 200 && answer.body().equals("{\"code\":\"RECEIVED\"}");
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private static Map<String, Object> body(Notice notice) {
        boolean unknown = notice.disguise() == Disguise.UNKNOWN_EVENT;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", notice.notificationId());
        switch (notice.event()) {
            case Event.OrderChanged(Order order) -> {
                fields.put("event", unknown ? "CARD_PRINTED" : "PAYMENT");
                fields.put("payment", Views.of(order));
            }
            case Event.RefundChanged(Refund refund, Order _) -> {
                fields.put("event", unknown ? "CARD_PRINTED" : "REFUND");
                fields.put("refund", Views.of(refund));
            }
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw new IllegalStateException("the issuer holds no money and knows no contracts");
        }
        if (notice.disguise() == Disguise.OVERSIZED) {
            fields.put("padding", "0".repeat(OVERSIZED_LENGTH));
        }
        return fields;
    }
}
