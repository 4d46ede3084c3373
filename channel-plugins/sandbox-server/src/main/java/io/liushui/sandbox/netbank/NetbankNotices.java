package io.liushui.sandbox.netbank;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signed messages about orders that were paid or failed, and about refunds; acknowledged with {@code NB_OK}. */
final class NetbankNotices implements NoticeFormat {

    private static final long STALE_MILLIS = Duration.ofMinutes(20).toMillis();
    private static final int OVERSIZED_LENGTH = 1_100_000;
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final Clock clock;
    private final BankSignatures signatures;
    private final BankSignatures forgeries;

    NetbankNotices(Clock clock, BankSignatures signatures, BankSignatures forgeries) {
        this.clock = clock;
        this.signatures = signatures;
        this.forgeries = forgeries;
    }

    @Override
    public boolean tells(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                order.state() == Order.State.SUCCEEDED || order.state() == Order.State.DECLINED;
            case Event.RefundChanged _ -> true;
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
        Agreement agreement = agreement(notice.event());
        Map<String, String> body = new LinkedHashMap<>(body(notice.event()));
        if (notice.disguise() == Disguise.OVERSIZED) {
            body.put("Padding", "0".repeat(OVERSIZED_LENGTH));
        }
        byte[] message = BankXml.write(new BankXml.Parts(head(notice, agreement), body), agreement.charset());
        BankSignatures keys = notice.disguise() == Disguise.FORGED ? forgeries : signatures;
        return NoticeRequest.post(
                Map.of(),
                BankEnvelope.contentType(agreement),
                BankEnvelope.seal(agreement, message, keys.sign(agreement, message)));
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.status() == 200 && answer.body().equals("NB_OK");
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private Map<String, String> head(Notice notice, Agreement agreement) {
        long age = notice.disguise() == Disguise.STALE ? STALE_MILLIS : 0;
        String tranCode = notice.event() instanceof Event.RefundChanged ? "NB5002" : "NB5001";
        Map<String, String> head = new LinkedHashMap<>();
        head.put("Version", "2.1");
        head.put("TranCode", notice.disguise() == Disguise.UNKNOWN_EVENT ? "NB5999" : tranCode);
        head.put("MerchantNo", notice.disguise() == Disguise.WRONG_APP ? "19999999" : agreement.merchantNo());
        head.put("NotifyId", notice.notificationId());
        head.put("SendTime", BankTime.of(clock.millis() - age));
        return head;
    }

    private static Map<String, String> body(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> Told.order(order);
            case Event.RefundChanged(var refund, Order _) -> Told.refund(refund);
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw new IllegalStateException("the bank knows neither authorisations nor contracts");
        };
    }

    private static Agreement agreement(Event event) {
        Order order = switch (event) {
            case Event.OrderChanged(Order changed) -> changed;
            case Event.RefundChanged(var _, Order of) -> of;
            case Event.AuthorizationChanged _, Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ ->
                throw new IllegalStateException("the bank knows neither authorisations nor contracts");
        };
        return Agreement.of(order.details().get("merchantNo")).orElseThrow();
    }
}
