package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import io.liushui.sandbox.wire.Json;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Payments that succeeded and refunds that ended; acknowledged with 200 or 204. Refusals of payers are not told. */
final class WechatPayNotices implements NoticeFormat {
    private static final long STALE_SECONDS = 600;
    private static final int OVERSIZED_LENGTH = 1_100_000;
    private static final String UNKNOWN_SERIAL = "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";
    private static final List<Duration> SCHEDULE = Stream.of(
                    15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600)
            .map(Duration::ofSeconds)
            .toList();

    private final KeyFolder keys;
    private final PrivateKey otherKey;
    private final Seal seal;
    private final Clock clock;

    /** @param otherKey signs what is forged */
    WechatPayNotices(KeyFolder keys, PrivateKey otherKey, Clock clock) {
        this.keys = keys;
        this.otherKey = otherKey;
        this.seal = new Seal(keys.apiV3Key());
        this.clock = clock;
    }

    /** What is told, under which event, and of which kind. */
    private record Told(String event, String kind, String summary, Map<String, Object> content, String serial) {}

    @Override
    public boolean tells(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> order.state() == Order.State.SUCCEEDED;
            case Event.RefundChanged(Refund refund, Order _) -> refund.state() != Refund.State.PENDING;
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                false;
        };
    }

    /** A refund is told even when its answer said already that it is done. */
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
        return UUID.randomUUID().toString();
    }

    @Override
    public NoticeRequest request(Notice notice) {
        Told told = told(notice.event());
        byte[] body = Json.write(body(notice, told));
        long age = notice.disguise() == Disguise.STALE ? STALE_SECONDS : 0;
        String timestamp = Long.toString(clock.millis() / 1000 - age);
        String nonce = Numbers.next("");
        KeyFolder.Signer signer = keys.signer(told.serial());
        PrivateKey key = notice.disguise() == Disguise.FORGED ? otherKey : signer.key();
        Map<String, String> headers = Map.of(
                "Wechatpay-Serial",
                notice.disguise() == Disguise.UNKNOWN_SERIAL ? UNKNOWN_SERIAL : signer.serial(),
                "Wechatpay-Timestamp",
                timestamp,
                "Wechatpay-Nonce",
                nonce,
                "Wechatpay-Signature-Type",
                "WECHATPAY2-SHA256-RSA2048",
                "Wechatpay-Signature",
                Signing.ofMessage(timestamp, nonce, body).by(key));
        return NoticeRequest.post(headers, "application/json", body);
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.status() == 200 || answer.status() == 204;
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private Map<String, Object> body(Notice notice, Told told) {
        boolean unknown = notice.disguise() == Disguise.UNKNOWN_EVENT;
        Map<String, Object> content = told.content();
        if (notice.disguise() == Disguise.WRONG_APP) {
            content.put("mchid", "1900009191");
        }
        if (notice.disguise() == Disguise.OVERSIZED) {
            content.put("attach", "0".repeat(OVERSIZED_LENGTH));
        }
        Map<String, Object> resource = seal.around(Json.write(content), told.kind());
        resource.put("original_type", told.kind());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", notice.notificationId());
        fields.put("create_time", OrderJson.time(notice.createdAt()));
        fields.put("resource_type", "encrypt-resource");
        fields.put("event_type", unknown ? "MOON.ECLIPSED" : told.event());
        fields.put("summary", told.summary());
        fields.put("resource", resource);
        return fields;
    }

    private static Told told(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                new Told("TRANSACTION.SUCCESS", "transaction", "支付成功", OrderJson.of(order), serial(order));
            case Event.RefundChanged(Refund refund, Order order) ->
                new Told(
                        "REFUND." + RefundJson.status(refund),
                        "refund",
                        "退款" + RefundJson.status(refund),
                        RefundJson.notice(refund, order),
                        serial(order));
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw new IllegalStateException("WeChat Pay does not tell " + event);
        };
    }

    /** Who asked to be answered with the public key is notified with it too. */
    private static String serial(Order order) {
        return order.details().get("serial");
    }
}
