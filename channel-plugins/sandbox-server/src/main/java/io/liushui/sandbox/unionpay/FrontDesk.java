package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.books.NewContract;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Where the payer comes: with a form from the merchant's page, or with a {@code tn} in the app. */
final class FrontDesk {
    private static final long AUTHORIZATION_LIVES_MILLIS = Duration.ofDays(30).toMillis();
    private static final int ALLOWANCE_PERCENT = 115;
    private static final String NUMBER = "tn";

    private final SandboxHost host;

    FrontDesk(SandboxHost host) {
        this.host = host;
    }

    /** {@code frontTransReq.do}. */
    void page(Context context) {
        Asked asked = Asked.of(context).validated();
        if (asked.kind().equals("79/00")) {
            open(context, asked);
        } else {
            take(context, asked, "unionpay_page", (token, _) -> Replies.onwards(host.payerPage(token)));
        }
    }

    /** {@code appTransReq.do}. */
    void app(Context context) {
        Asked asked = Asked.of(context).validated();
        take(
                context,
                asked,
                "unionpay_app",
                (_, details) -> Replies.of(asked, ResponseCode.SUCCESS, Map.of(NUMBER, details.get(NUMBER))));
    }

    private void take(
            Context context, Asked asked, String method, BiFunction<String, Map<String, String>, Reply> reply) {
        Facts facts = host.requests().facts(asked.orderId(), method, asked.amount(), "CNY", subject(asked));
        switch (asked.kind()) {
            case "01/01" -> {
                NewOrder order = order(asked, method);
                host.requests().answer(context, Operation.PAY, facts, order, intent -> {
                    Order kept = host.books().orders().submit(order, intent.announce());
                    return reply.apply(kept.token(), kept.details());
                });
            }
            case "02/01" -> {
                NewAuthorization order = authorization(asked, method);
                host.requests().answer(context, Operation.AUTHORIZE, facts, order, intent -> {
                    Authorization kept = host.books().authorizations().submit(order, intent.announce());
                    return reply.apply(kept.token(), kept.details());
                });
            }
            default -> throw new Refusal(200, "32", asked.kind());
        }
    }

    private void open(Context context, Asked asked) {
        NewContract order = new NewContract(
                asked.orderId(),
                "unionpay_card",
                Decision.BY_PAYER,
                "Bound card 绑卡",
                asked.payTimeout(host.clock().millis()),
                asked.orNull("frontUrl"),
                asked.orNull("backUrl"),
                Told.tokenEnd(host.clock().millis()),
                details(asked));
        Facts facts = host.requests().facts(asked.orderId(), order.method(), 0, null, order.subject());
        host.requests().answer(context, Operation.SIGN, facts, order, intent -> {
            Contract kept = host.books().contracts().sign(order, intent.announce());
            return Replies.onwards(host.payerPage(kept.token()));
        });
    }

    private NewOrder order(Asked asked, String method) {
        return new NewOrder(
                asked.orderId(),
                method,
                Decision.BY_PAYER,
                asked.amount(),
                "CNY",
                subject(asked),
                asked.payTimeout(host.clock().millis()),
                asked.orNull("frontUrl"),
                asked.orNull("backUrl"),
                details(asked));
    }

    private NewAuthorization authorization(Asked asked, String method) {
        long now = host.clock().millis();
        return new NewAuthorization(
                asked.orderId(),
                method,
                Decision.BY_PAYER,
                asked.amount(),
                "CNY",
                subject(asked),
                asked.payTimeout(now),
                now + AUTHORIZATION_LIVES_MILLIS,
                ALLOWANCE_PERCENT,
                asked.orNull("frontUrl"),
                asked.orNull("backUrl"),
                details(asked));
    }

    static String subject(Asked asked) {
        return asked.text("orderDesc").isBlank() ? "UnionPay" : asked.text("orderDesc");
    }

    /** What a query and a notification repeat. */
    static Map<String, String> details(Asked asked) {
        Map<String, String> details = new HashMap<>();
        details.put(Told.TIME, asked.text("txnTime"));
        details.put(Told.TYPE, asked.text("txnType"));
        details.put(Told.SUBTYPE, asked.text("txnSubType"));
        details.put(Told.PRODUCT, asked.text("bizType"));
        details.put(NUMBER, Numbers.digits(21));
        return details;
    }
}
