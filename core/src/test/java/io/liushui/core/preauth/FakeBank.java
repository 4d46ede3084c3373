package io.liushui.core.preauth;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The other side of a fake channel: holds amounts, takes them once per number, and keeps its own books. Loses an answer when told to. */
final class FakeBank {
    private static final int ALLOWANCE_PERCENT = 115;

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Taken> taken = new ConcurrentHashMap<>();
    private final Map<String, OperationOutcome> answers = new ConcurrentHashMap<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    volatile boolean declines;

    /** What the bank holds and took, in minor units. */
    static final class Account {
        final long authorized;
        long taken;
        long released;
        int captures;
        int voids;
        long refunded;
        private final Map<String, Long> releasedBy = new ConcurrentHashMap<>();

        Account(long authorized) {
            this.authorized = authorized;
        }

        long held() {
            return Math.max(0, authorized - taken - released);
        }
    }

    /** A capture that was taken and not voided. */
    private static final class Taken {
        final Account account;
        final CaptureRequest capture;
        long refunded;

        Taken(Account account, CaptureRequest capture) {
            this.account = account;
            this.capture = capture;
        }
    }

    FakeBank(FakeChannel channel) {
        attach(channel);
    }

    void attach(FakeChannel channel) {
        channel.onAuthorize = this::authorize;
        channel.onQueryAuthorization = this::find;
        channel.onCapture = request -> once(request.captureNo(), () -> capture(request));
        channel.onQueryCapture = request -> known(request.captureNo());
        channel.onVoidCapture = request -> once(request.voidNo(), () -> voidCapture(request));
        channel.onQueryCaptureVoid = request -> known(request.voidNo());
        channel.onRefund = request -> once(request.refundNo(), () -> refund(request));
        channel.onQueryRefund = request -> known(request.refundNo());
        channel.onVoidAuthorization = request -> once(request.voidNo(), () -> release(request));
        channel.onQueryAuthorizationVoid = request -> known(request.voidNo());
    }

    /** The next answers do not arrive, although what was asked for is done. */
    void loseAnswers(int number) {
        answersToLose.set(number);
    }

    Account account(String orderNo) {
        return accounts.get(orderNo);
    }

    private PayOutcome authorize(PayRequest request) {
        accounts.putIfAbsent(request.orderNo(), new Account(request.amountMinor()));
        return new PayOutcome.Succeeded("A-" + request.orderNo(), request.amountMinor(), request.currency());
    }

    private QueryOutcome find(OrderReference order) {
        Account account = accounts.get(order.orderNo());
        return account == null
                ? new QueryOutcome.NotFound()
                : new QueryOutcome.Paid("A-" + order.orderNo(), account.authorized, order.currency());
    }

    private OperationOutcome known(String number) {
        return answers.getOrDefault(number, new OperationOutcome.NotFound());
    }

    private OperationOutcome once(String number, java.util.function.Supplier<OperationOutcome> work) {
        OperationOutcome outcome = answers.computeIfAbsent(number, first -> work.get());
        return answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? new OperationOutcome.Unknown("the answer is lost")
                : outcome;
    }

    private synchronized OperationOutcome capture(CaptureRequest request) {
        Account account = accounts.get(request.authorization().orderNo());
        long most = account.authorized * ALLOWANCE_PERCENT / 100 - account.taken - account.released;
        if (declines || account.held() == 0 || request.amountMinor() > most) {
            return new OperationOutcome.Declined("not_enough_held", "no");
        }
        account.taken += request.amountMinor();
        account.captures++;
        taken.put(request.captureNo(), new Taken(account, request));
        long rest = request.last() ? account.held() : 0;
        account.released += rest;
        account.releasedBy.put(request.captureNo(), rest);
        return new OperationOutcome.Done("P-" + request.captureNo());
    }

    private synchronized OperationOutcome voidCapture(CaptureVoidRequest request) {
        if (declines) {
            return new OperationOutcome.Declined("settled", "no");
        }
        CaptureRequest capture = request.capture();
        if (taken.remove(capture.captureNo()).refunded > 0) {
            throw new AssertionError("capture " + capture.captureNo() + " was refunded, and is voided now");
        }
        Account account = accounts.get(capture.authorization().orderNo());
        account.taken -= capture.amountMinor();
        account.released -= account.releasedBy.remove(capture.captureNo());
        account.voids++;
        return new OperationOutcome.Done("V-" + request.voidNo());
    }

    private synchronized OperationOutcome refund(RefundRequest request) {
        OrderReference order = request.order();
        Taken paid = taken.get(order.orderNo());
        if (paid == null
                || order.amountMinor() != paid.capture.amountMinor()
                || !("P-" + order.orderNo()).equals(order.channelRef())
                || !request.authorization()
                        .orderNo()
                        .equals(paid.capture.authorization().orderNo())) {
            throw new AssertionError("no such capture was taken, or it was voided: " + request);
        }
        if (declines) {
            return new OperationOutcome.Declined("refund_declined", "no");
        }
        if (request.amountMinor() > paid.capture.amountMinor() - paid.refunded) {
            throw new AssertionError("more is refunded than was captured: " + request);
        }
        paid.refunded += request.amountMinor();
        paid.account.refunded += request.amountMinor();
        return new OperationOutcome.Done("B-" + request.refundNo());
    }

    private synchronized OperationOutcome release(AuthorizationVoidRequest request) {
        Account account = accounts.get(request.authorization().orderNo());
        if (declines || account.held() != request.remainingMinor()) {
            return new OperationOutcome.Declined("other_amount_held", "held " + account.held());
        }
        account.released += request.remainingMinor();
        return new OperationOutcome.Done("R-" + request.voidNo());
    }
}
