package io.liushui.core.fake;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel in memory that answers as its test says, and remembers what it was asked. */
public final class FakeChannel implements Channel, SupportsClose, SupportsRefund {
    public volatile Function<PayRequest, PayOutcome> onPay =
            request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
    public volatile Function<OrderReference, QueryOutcome> onQuery = order -> new QueryOutcome.NotFound();
    public volatile Function<OrderReference, CloseOutcome> onClose = order -> new CloseOutcome.Closed();
    public volatile Function<RefundRequest, OperationOutcome> onRefund = request -> new OperationOutcome.Done("R1");
    public volatile Function<RefundRequest, OperationOutcome> onQueryRefund =
            request -> new OperationOutcome.NotFound();

    /** Operation and our number of each call. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** Setting {@code key}, or null. */
    public final String key;

    public volatile boolean closed;
    private final String id;
    private final ExchangeLog log;

    public FakeChannel(String id, ExchangeLog log) {
        this(id, log, null);
    }

    FakeChannel(String id, ExchangeLog log, String key) {
        this.id = id;
        this.log = log;
        this.key = key;
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                id,
                Map.of(
                        "card",
                        new MethodDescription(Product.QUICK_PAY, false, 1, 1_000_000),
                        "wallet",
                        new MethodDescription(Product.PLATFORM_PAY, true, 1, 500_000)),
                Map.of("CNY", 2, "JPY", 0, "KWD", 3),
                ChannelFunction.of(FakeChannel.class));
    }

    @Override
    public CodeTable codes() {
        return CodeTable.builder().build();
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
    public OperationOutcome refund(RefundRequest request) {
        return answer("refund", request.refundNo(), request.traceId(), onRefund, request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return answer("refund-query", request.refundNo(), request.traceId(), onQueryRefund, request);
    }

    @Override
    public void close() {
        closed = true;
    }

    private <Q, A> A answer(String operation, String reference, String traceId, Function<Q, A> script, Q question) {
        calls.add(operation + " " + reference);
        log.record(new ExchangeLog.Exchange(operation, reference, "ask", 200, "answer\0", null, 10, traceId));
        return script.apply(question);
    }
}
