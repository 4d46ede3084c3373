package io.liushui.core.fake;

import static io.liushui.spi.ChannelFunction.REFUND;
import static io.liushui.spi.ChannelFunction.VOID;
import static io.liushui.spi.CodeMeaning.DECLINED;
import static io.liushui.spi.CodeMeaning.OVER;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.MonthlyCap;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.PayoutTerms;
import io.liushui.spi.PreauthTerms;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.TextLimit;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel in memory that answers as its test says, and remembers what it was asked. Its day ends at 15:00 UTC. */
public class FakeChannel extends FakeOperations implements Channel, SupportsClose {
    private static final PayoutTerms PAYOUTS = new PayoutTerms(
            10, 1_000_000, Set.of("CNY", "JPY", "KWD"), Set.of("ICBC", "CMB"), TextLimit.ORDINARY, TextLimit.ORDINARY);

    public volatile Function<PayRequest, PayOutcome> onPay =
            request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
    public volatile Function<OrderReference, QueryOutcome> onQuery = order -> new QueryOutcome.NotFound();
    public volatile Function<OrderReference, CloseOutcome> onClose = order -> new CloseOutcome.Closed();

    /** Operation and our number of each call. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** Setting {@code key}, or null. */
    public final String key;

    public volatile boolean closed;
    private final String id;
    private final ExchangeLog log;
    private final Set<ChannelFunction> functions;

    public FakeChannel(String id, ExchangeLog log) {
        this(id, log, null, Set.of());
    }

    /** @param without functions that it does not own up to */
    protected FakeChannel(String id, ExchangeLog log, String key, Set<ChannelFunction> without) {
        this.id = id;
        this.log = log;
        this.key = key;
        this.functions = EnumSet.copyOf(ChannelFunction.of(getClass()));
        functions.removeAll(without);
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                id,
                Map.of(
                        "card",
                        new MethodDescription(Product.QUICK_PAY, false, 1, 1_000_000),
                        "wallet",
                        new MethodDescription(Product.PLATFORM_PAY, true, 1, 500_000),
                        "phone_bill",
                        new MethodDescription(
                                Product.CARRIER_BILLING,
                                true,
                                1,
                                5_000,
                                Set.of(),
                                Set.of(),
                                Set.of(PayerDetail.PHONE),
                                new MonthlyCap(10_000, ZoneId.of("Asia/Shanghai"))),
                        "bound_card",
                        underContract(Product.QUICK_PAY, true),
                        "debit",
                        underContract(Product.AGREEMENT_DEBIT, false)),
                Map.of("CNY", 2, "JPY", 0, "KWD", 3),
                functions,
                TextLimit.ORDINARY,
                new DayCutoff(LocalTime.of(15, 0), ZoneOffset.UTC),
                new PreauthTerms(Set.of("card"), 115, true, Duration.ofDays(30)),
                functions.contains(ChannelFunction.PAYOUT) ? PAYOUTS : null);
    }

    private static MethodDescription underContract(Product product, boolean interactive) {
        return new MethodDescription(
                product, interactive, 1, 10_000_000, Set.of(), Set.of(), Set.of(PayerDetail.CONTRACT));
    }

    @Override
    public CodeTable codes() {
        return CodeTable.builder()
                .row(REFUND, DECLINED, "source_closed", "undeliverable")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "source_closed")
                .reason(REFUND, DeclineReason.UNDELIVERABLE, "undeliverable")
                .row(VOID, OVER, "day_over")
                .reason(VOID, DeclineReason.DAY_OVER, "day_over")
                .build();
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return answer("pay", request.orderNo(), request.traceId(), onPay, request);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return answer("query", order.orderNo(), order.traceId(), onQuery, order);
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return answer("close", order.orderNo(), order.traceId(), onClose, order);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    final <Q, A> A answer(String operation, String reference, String traceId, Function<Q, A> script, Q question) {
        calls.add(operation + " " + reference);
        log.record(new ExchangeLog.Exchange(operation, reference, "ask", 200, "answer\0", null, 10, traceId));
        return script.apply(question);
    }
}
