package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Payout;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.keys.SignedLines;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import io.liushui.sandbox.wire.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Signed JSON about whatever reached a final state; acknowledged with 2xx. */
final class HouseNotices implements NoticeFormat {

    private static final long STALE_SECONDS = 600;
    private static final int OVERSIZED_LENGTH = 1_100_000;

    private final Clock clock;
    private final Ed25519PrivateKeyParameters key;
    private final Ed25519PrivateKeyParameters otherKey = new Ed25519PrivateKeyParameters(new SecureRandom());
    private final List<Duration> schedule;

    HouseNotices(Clock clock, Ed25519PrivateKeyParameters key, List<Duration> schedule) {
        this.clock = clock;
        this.key = key;
        this.schedule = List.copyOf(schedule);
    }

    @Override
    public boolean tells(Event event) {
        return switch (event) {
            case Event.OrderChanged _,
                    Event.RefundChanged _,
                    Event.ReleaseMade _,
                    Event.ContractChanged _,
                    Event.PayoutChanged _ -> true;
            // What is captured or released later is told under the numbers of that
            case Event.AuthorizationChanged(Authorization held) -> held.captured() == 0 && held.released() == 0;
        };
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.complementOf(EnumSet.of(Disguise.WRONG_APP, Disguise.UNKNOWN_SERIAL));
    }

    @Override
    public NoticeRequest request(Notice notice) {
        long age = notice.disguise() == Disguise.STALE ? STALE_SECONDS : 0;
        String timestamp = Long.toString(clock.millis() / 1000 - age);
        String nonce = Numbers.next("");
        byte[] body = Json.write(body(notice));
        SignedLines lines = new SignedLines("notification", notice.notificationId(), timestamp, nonce, body);
        Map<String, String> headers = Map.of(
                "Sandbox-Notification",
                notice.notificationId(),
                "Sandbox-Timestamp",
                timestamp,
                "Sandbox-Nonce",
                nonce,
                "Sandbox-Signature",
                lines.sign(notice.disguise() == Disguise.FORGED ? otherKey : key));
        return NoticeRequest.post(headers, "application/json", body);
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.is2xx();
    }

    @Override
    public List<Duration> schedule() {
        return schedule;
    }

    private static Map<String, Object> body(Notice notice) {
        String kind = kind(notice.event());
        Map<String, Object> told = told(notice.event());
        boolean unknown = notice.disguise() == Disguise.UNKNOWN_EVENT;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", notice.notificationId());
        fields.put("type", kind + "." + (unknown ? "enchanted" : told.get("state")));
        fields.put("created", notice.createdAt());
        fields.put(kind, told);
        if (notice.disguise() == Disguise.OVERSIZED) {
            fields.put("padding", "0".repeat(OVERSIZED_LENGTH));
        }
        return fields;
    }

    private static String kind(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> order.authorizationNo() == null ? "order" : "capture";
            case Event.RefundChanged(Refund refund, Order order) -> {
                String undone = order.authorizationNo() == null ? "void" : "capture_void";
                yield refund.kind() == Refund.Kind.REFUND ? "refund" : undone;
            }
            case Event.AuthorizationChanged _ -> "authorization";
            case Event.ReleaseMade _ -> "authorization_void";
            case Event.ContractChanged _ -> "contract";
            case Event.PayoutChanged _ -> "payout";
        };
    }

    private static Map<String, Object> told(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                order.authorizationNo() == null ? Views.of(order) : Views.ofCapture(order);
            case Event.RefundChanged(Refund refund, Order order) -> Views.of(refund, order);
            case Event.AuthorizationChanged(Authorization held) -> Views.of(held);
            case Event.ReleaseMade(Release release, Authorization held) -> Views.of(release, held);
            case Event.ContractChanged(Contract contract) -> Views.of(contract);
            case Event.PayoutChanged(Payout payout) -> Views.of(payout);
        };
    }
}
