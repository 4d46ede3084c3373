package io.liushui.core.localchannels;

import io.liushui.core.localchannels.LocalOrder.State;
import io.liushui.core.money.Money;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.VoidRequest;
import java.util.List;
import java.util.Optional;

/** A channel whose bank is our own database. It never answers pending: whatever it is asked is done or refused at once. */
public final class LocalChannel implements Channel, SupportsClose, SupportsRefund, SupportsVoid {
    private final PayerBook book;
    private final LocalDesk desk;
    private final ChannelDescription description;

    /** @param currencies ISO 4217 codes that it takes */
    public LocalChannel(PayerBook book, LocalDesk desk, List<String> currencies) {
        this.book = book;
        this.desk = desk;
        this.description = book.terms().description(currencies);
    }

    @Override
    public ChannelDescription describe() {
        return description;
    }

    @Override
    public CodeTable codes() {
        return book.terms().codes();
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        LocalOrder order = desk.pay(book, request.orderNo(), new Money(request.amountMinor(), request.currency()));
        return switch (order.state()) {
            case State.Paid _ ->
                new PayOutcome.Succeeded(
                        order.orderNo(),
                        order.amount().amountMinor(),
                        order.amount().currency());
            case State.Declined(String reasonCode) -> new PayOutcome.Declined(reasonCode, reasonCode, false);
            case State.Closed _ -> new PayOutcome.Declined(LocalTerms.CLOSED, LocalTerms.CLOSED, false);
        };
    }

    @Override
    public QueryOutcome query(OrderReference asked) {
        Optional<LocalOrder> found = desk.find(book, asked.orderNo());
        if (found.isEmpty()) {
            return new QueryOutcome.NotFound();
        }
        LocalOrder order = found.get();
        return switch (order.state()) {
            case State.Paid _ ->
                new QueryOutcome.Paid(
                        order.orderNo(),
                        order.amount().amountMinor(),
                        order.amount().currency());
            case State.Declined(String reasonCode) -> new QueryOutcome.NotPaid(reasonCode, reasonCode);
            case State.Closed _ -> new QueryOutcome.NotPaid(LocalTerms.CLOSED, LocalTerms.CLOSED);
        };
    }

    @Override
    public CloseOutcome close(OrderReference asked) {
        LocalOrder order = desk.close(book, asked.orderNo(), amount(asked));
        return switch (order.state()) {
            case State.Paid _ ->
                new CloseOutcome.AlreadyPaid(
                        order.orderNo(),
                        order.amount().amountMinor(),
                        order.amount().currency());
            case State.Declined _, State.Closed _ -> new CloseOutcome.Closed();
        };
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        Money amount = new Money(request.amountMinor(), request.order().currency());
        return outcome(
                request.refundNo(),
                desk.refund(book, request.refundNo(), request.order().orderNo(), amount, false));
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return query(request.refundNo());
    }

    @Override
    public OperationOutcome voidPayment(VoidRequest request) {
        return outcome(
                request.voidNo(),
                desk.refund(book, request.voidNo(), request.order().orderNo(), amount(request.order()), true));
    }

    @Override
    public OperationOutcome queryVoid(VoidRequest request) {
        return query(request.voidNo());
    }

    @Override
    public void close() {}

    private OperationOutcome query(String refundNo) {
        return desk.hasRefund(book, refundNo) ? new OperationOutcome.Done(refundNo) : new OperationOutcome.NotFound();
    }

    private static OperationOutcome outcome(String refundNo, LocalDesk.Refunding refunding) {
        return switch (refunding) {
            case LocalDesk.Refunding.Done _ -> new OperationOutcome.Done(refundNo);
            case LocalDesk.Refunding.Declined(String reasonCode) ->
                new OperationOutcome.Declined(reasonCode, reasonCode);
        };
    }

    private static Money amount(OrderReference order) {
        return new Money(order.amountMinor(), order.currency());
    }
}
