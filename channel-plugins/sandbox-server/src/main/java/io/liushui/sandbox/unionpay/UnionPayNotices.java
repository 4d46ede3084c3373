package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Form posts, acknowledged with 200. Of what the payer does at UnionPay, success is notified only; of transactions between servers each end.
 * They carry no time of sending, so there are no stale ones.
 */
final class UnionPayNotices implements NoticeFormat {
    private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";
    private static final List<Duration> SCHEDULE =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(5));
    private static final int OVERSIZED_LENGTH = 1_100_000;

    private final UnionPayKeys keys;

    UnionPayNotices(UnionPayKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean tells(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                order.state() == Order.State.SUCCEEDED
                        || order.method().equals("unionpay_card")
                        || order.authorizationNo() != null;
            case Event.RefundChanged _ -> true;
            case Event.AuthorizationChanged(Authorization held) ->
                (held.state() == Authorization.State.AUTHORIZED && held.captured() == 0)
                        || held.state() == Authorization.State.VOIDED;
            case Event.ReleaseMade _, Event.PayoutChanged _ -> false;
            case Event.ContractChanged(Contract contract) -> contract.state() == Contract.State.SIGNED;
        };
    }

    @Override
    public boolean tellsAnswered() {
        return true;
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.complementOf(EnumSet.of(Disguise.STALE));
    }

    @Override
    public NoticeRequest request(Notice notice) {
        Told told = told(notice.event());
        Map<String, String> fields = new TreeMap<>(told.fields());
        fields.put("version", "5.1.0");
        fields.put("encoding", "UTF-8");
        fields.put("accessType", "0");
        fields.put("merId", notice.disguise() == Disguise.WRONG_APP ? "777290058110097" : UnionPaySandbox.MERCHANT);
        fields.put("respCode", told.code().code());
        fields.put("respMsg", told.code().message());
        if (notice.disguise() == Disguise.UNKNOWN_EVENT) {
            fields.put("txnType", "94");
        }
        if (notice.disguise() == Disguise.OVERSIZED) {
            fields.put("reserved", "0".repeat(OVERSIZED_LENGTH));
        }
        byte[] body = MessageText.form(signed(fields, notice.disguise())).getBytes(StandardCharsets.US_ASCII);
        return NoticeRequest.post(Map.of(), FORM, body);
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.status() == 200;
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private Map<String, String> signed(Map<String, String> fields, Disguise disguise) {
        return switch (disguise) {
            case FORGED -> MessageText.signed(fields, keys.signing().certificate(), keys.stranger());
            case UNKNOWN_SERIAL -> MessageText.signed(fields, keys.stranger().certificate(), keys.stranger());
            case GENUINE, STALE, MISLEADING, WRONG_APP, UNKNOWN_EVENT, OVERSIZED, WRONG_CONTENT_TYPE ->
                MessageText.signed(fields, keys.signing().certificate(), keys.signing());
        };
    }

    private static Told told(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> Told.of(order);
            case Event.RefundChanged(var refund, var _) -> Told.of(refund);
            case Event.AuthorizationChanged(Authorization held)
            when held.state() == Authorization.State.VOIDED -> Told.of(Releasing.of(held), held);
            case Event.AuthorizationChanged(Authorization held) -> Told.of(held);
            case Event.ReleaseMade(var _, Authorization held) -> Told.of(Releasing.of(held), held);
            case Event.ContractChanged(Contract contract) -> CardDesk.told(contract);
            case Event.PayoutChanged _ -> throw new IllegalStateException("UnionPay pays nothing out here");
        };
    }
}
