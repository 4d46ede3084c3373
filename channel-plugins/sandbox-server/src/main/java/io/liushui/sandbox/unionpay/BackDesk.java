package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewCapture;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.NewRelease;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Deed;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.util.HashMap;
import java.util.Map;

/** {@code backTransReq.do}: transactions between servers. An answer {@code 00} says that one was accepted; how it ended, a query tells. */
final class BackDesk {

    private final SandboxHost host;
    private final CardDesk cards;
    private final QueryIds numbers;
    private final Admission admission;

    BackDesk(SandboxHost host, CardDesk cards, QueryIds numbers) {
        this.host = host;
        this.cards = cards;
        this.numbers = numbers;
        this.admission = new Admission(host);
    }

    void take(Context context) {
        Asked asked = Asked.of(context).validated();
        switch (asked.kind()) {
            case "01/01" -> consume(context, asked);
            case "31/00" -> undo(context, asked, Operation.VOID);
            case "33/00" -> undo(context, asked, Operation.CAPTURE_VOID);
            case "04/00" -> refund(context, asked);
            case "03/00" -> capture(context, asked);
            case "32/00" -> release(context, asked);
            default -> cards.take(context, asked);
        }
    }

    private void consume(Context context, Asked asked) {
        Map<String, String> details = FrontDesk.details(asked);
        NewOrder order = new NewOrder(
                asked.orderId(),
                "unionpay_card",
                Decision.AT_ONCE,
                asked.amount(),
                "CNY",
                FrontDesk.subject(asked),
                asked.payTimeout(host.clock().millis()),
                null,
                asked.orNull("backUrl"),
                details);
        Facts facts = host.requests().facts(asked.orderId(), order.method(), asked.amount(), "CNY", order.subject());
        host.requests().answer(context, Operation.PAY, facts, order, intent -> {
            admission.requireNew(asked.orderId());
            details.put(Told.CARD, cards.charge(asked));
            Order kept = host.books().orders().submit(order, intent.announce());
            ResponseCode code =
                    kept.state() == Order.State.DECLINED ? Told.of(kept).code() : ResponseCode.SUCCESS;
            return Replies.of(asked, code, Map.of("queryId", kept.reference()));
        });
    }

    private void refund(Context context, Asked asked) {
        String original = host.books()
                .orders()
                .findByReference(asked.text("origQryId"))
                .map(Order::orderNo)
                .orElse(asked.orderId());
        NewRefund refund = newRefund(asked, original, Refund.Kind.REFUND);
        host.requests().answer(context, Operation.REFUND, facts(asked, original), refund, intent -> {
            admission.requireNew(asked.orderId());
            Admission.requireLeft(original(asked));
            return accepted(asked, host.books().refunds().refund(refund, intent.announce()));
        });
    }

    /** The whole, on the same settlement day. */
    private void undo(Context context, Asked asked, Operation operation) {
        String original = host.books()
                .orders()
                .findByReference(asked.text("origQryId"))
                .map(Order::orderNo)
                .orElse(asked.orderId());
        NewRefund whole = newRefund(asked, original, Refund.Kind.VOID);
        host.requests().answer(context, operation, facts(asked, original), whole, intent -> {
            admission.requireNew(asked.orderId());
            Order order = original(asked);
            Admission.requireLeft(order);
            if ((order.authorizationNo() != null) != (operation == Operation.CAPTURE_VOID)
                    || order.chargedAt() == null) {
                throw new Refusal(200, "35", "2040004");
            }
            admission.requireSameDay(order.chargedAt());
            return accepted(asked, host.books().refunds().refund(whole, intent.announce()));
        });
    }

    private void capture(Context context, Asked asked) {
        String original = authorization(asked);
        NewCapture capture = new NewCapture(
                asked.orderId(),
                original,
                asked.amount(),
                "CNY",
                true,
                asked.orNull("backUrl"),
                FrontDesk.details(asked));
        host.requests().answer(context, Operation.CAPTURE, facts(asked, original), capture, intent -> {
            admission.requireNew(asked.orderId());
            Order kept = host.books().captures().capture(capture, intent.announce());
            return Replies.of(asked, ResponseCode.SUCCESS, Map.of("queryId", kept.reference()));
        });
    }

    private void release(Context context, Asked asked) {
        String original = authorization(asked);
        NewRelease release = new NewRelease(asked.orderId(), original, asked.amount());
        host.requests()
                .answer(
                        context,
                        Operation.AUTH_VOID,
                        facts(asked, original),
                        release,
                        intent -> release(asked, release, intent));
    }

    private Reply release(Asked asked, NewRelease release, Deed.Intent intent) {
        admission.requireNew(asked.orderId());
        Authorization held = host.books().authorizations().find(release.authorizationNo());
        if (held.amount() != asked.amount()) {
            throw new Refusal(200, "36", "2050004");
        }
        if (held.authorizedAt() == null || held.remaining() != held.amount()) {
            throw new Refusal(200, "35", "2040004");
        }
        admission.requireSameDay(held.authorizedAt());
        Releasing releasing = new Releasing(
                asked.orderId(),
                asked.text("txnTime"),
                numbers.queryId(),
                host.clock().millis());
        host.books().authorizations().note(held.authorizationNo(), releasing.details());
        host.books().captures().release(release, intent.announce());
        return Replies.of(asked, ResponseCode.SUCCESS, Map.of("queryId", releasing.queryId()));
    }

    private NewRefund newRefund(Asked asked, String original, Refund.Kind kind) {
        return new NewRefund(
                asked.orderId(),
                original,
                kind,
                asked.amount(),
                "CNY",
                "",
                asked.orNull("backUrl"),
                new HashMap<>(FrontDesk.details(asked)));
    }

    private static Reply accepted(Asked asked, Refund refund) {
        return Replies.of(
                asked,
                ResponseCode.SUCCESS,
                Map.of("queryId", refund.reference(), "origQryId", asked.text("origQryId")));
    }

    private Order original(Asked asked) {
        return host.books()
                .orders()
                .findByReference(asked.text("origQryId"))
                .orElseThrow(() -> new Refusal(200, "35", "2040004"));
    }

    /** An unknown one is told apart by the books. */
    private String authorization(Asked asked) {
        return host.books()
                .authorizations()
                .findByReference(asked.text("origQryId"))
                .map(Authorization::authorizationNo)
                .orElse(asked.orderId());
    }

    private Facts facts(Asked asked, String original) {
        Facts of = host.requests().factsOf(original);
        return host.requests().facts(original, of.method(), asked.amount(), "CNY", of.subject());
    }
}
