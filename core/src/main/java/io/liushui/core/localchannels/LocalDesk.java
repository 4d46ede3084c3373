package io.liushui.core.localchannels;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.localchannels.LocalOrder.State;
import io.liushui.core.money.Money;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Serves orders and refunds of local channels, each in one transaction: the number, the account and the journal change together or not at all. */
@Component
public class LocalDesk {
    private final LocalOrders orders;
    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LocalDesk(LocalOrders orders, Accounts accounts, TransactionTemplate transactions, Clock clock) {
        this.orders = orders;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a refund came to. */
    sealed interface Refunding {
        record Done() implements Refunding {}

        record Declined(String reasonCode) implements Refunding {}
    }

    Optional<LocalOrder> find(PayerBook book, String orderNo) {
        return orders.find(channel(book), orderNo);
    }

    boolean hasRefund(PayerBook book, String refundNo) {
        return orders.hasRefund(channel(book), refundNo);
    }

    /** The order as it stands for good; one of this number that was there stays as it is. */
    LocalOrder pay(PayerBook book, String orderNo, Money amount) {
        try {
            return transactions.execute(status -> {
                Optional<LocalOrder> before = find(book, orderNo);
                return before.orElseGet(() -> paid(book, orderNo, amount));
            });
        } catch (DuplicateKeyException taken) {
            return find(book, orderNo).orElseThrow(() -> taken);
        }
    }

    /** The order as it stands for good: never to be paid any more, unless it was before. */
    LocalOrder close(PayerBook book, String orderNo, Money amount) {
        return transactions.execute(status -> {
            orders.close(channel(book), orderNo, amount);
            return find(book, orderNo).orElseThrow();
        });
    }

    /** @param whole whether it is a void: of the day of the order, and of all of it */
    Refunding refund(PayerBook book, String refundNo, String orderNo, Money amount, boolean whole) {
        return transactions.execute(status -> {
            Optional<LocalOrder> order = orders.lock(channel(book), orderNo);
            if (order.isEmpty() || !(order.get().state() instanceof State.Paid)) {
                return new Refunding.Declined(LocalTerms.NOT_PAID);
            }
            if (orders.hasRefund(channel(book), refundNo)) {
                return new Refunding.Done();
            }
            if (whole && !LocalTerms.CUTOFF.sameDay(orders.paidAt(channel(book), orderNo), clock.instant())) {
                return new Refunding.Declined(LocalTerms.DAY_OVER);
            }
            long leftMinor =
                    order.get().amount().amountMinor() - order.get().paid().refundedMinor();
            if (whole && leftMinor < order.get().amount().amountMinor()) {
                return new Refunding.Declined(LocalTerms.REFUNDED);
            }
            if (amount.amountMinor() > leftMinor
                    || !amount.currency().equals(order.get().amount().currency())) {
                return new Refunding.Declined(LocalTerms.EXCEEDS);
            }
            refunded(book, order.get(), refundNo, amount);
            return new Refunding.Done();
        });
    }

    private LocalOrder paid(PayerBook book, String orderNo, Money amount) {
        Optional<OrderSource> source = orders.source(channel(book), orderNo);
        if (source.isEmpty()) {
            throw new IllegalStateException("no payment has the order number " + orderNo + " at " + channel(book));
        }
        Optional<String> declined = switch (book.fund(source.get(), amount)) {
            case Funding.Refused(String reasonCode) -> Optional.of(reasonCode);
            case Funding.From from -> debited(book, orderNo, amount, source.get(), from);
        };
        declined.ifPresent(reasonCode -> orders.declined(channel(book), orderNo, amount, reasonCode));
        return find(book, orderNo).orElseThrow();
    }

    /** Why not, or empty when it is paid now. */
    private Optional<String> debited(
            PayerBook book, String orderNo, Money amount, OrderSource source, Funding.From from) {
        return switch (accounts.debit(
                from.accountId(), "payment:" + source.paymentId(), from.units(), Funds.AVAILABLE)) {
            case Withdrawal.InsufficientFunds _ -> Optional.of(LocalTerms.INSUFFICIENT);
            case Withdrawal.Repeated _ -> Optional.of(LocalTerms.PAID_BEFORE);
            case Withdrawal.Done _ -> {
                PaidOrder order = new PaidOrder(
                        orderNo, source.paymentId(), from.accountId(), from.owner(), amount, from.units());
                orders.paid(channel(book), order);
                book.paid(order);
                yield Optional.empty();
            }
        };
    }

    private void refunded(PayerBook book, LocalOrder order, String refundNo, Money amount) {
        LocalRefund refund = new LocalRefund(refundNo, amount, order.unitsOf(amount.amountMinor()));
        orders.refunded(channel(book), order.orderNo(), refund);
        if (refund.units() > 0) {
            accounts.credit(order.paid().accountId(), "refund:" + refundNo, refund.units(), clock.instant());
        }
        book.refunded(order.asPaid(), refund);
    }

    private static String channel(PayerBook book) {
        return book.terms().channelId();
    }
}
