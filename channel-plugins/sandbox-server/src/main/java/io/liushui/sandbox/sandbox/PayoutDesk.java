package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewPayout;
import io.liushui.sandbox.books.Positions;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;

/** Payouts, and what is left to pay out from. */
final class PayoutDesk {

    private final SandboxHost host;

    PayoutDesk(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/sandbox/v1/payouts", this::payOut);
        routes.get("/sandbox/v1/payouts/{no}", this::query);
        routes.get("/sandbox/v1/balances/{currency}", this::balance);
    }

    private void payOut(Context context) {
        PayoutRequest asked =
                Json.read(context.bodyAsBytes(), PayoutRequest.class).validated();
        NewPayout payout = asked.toPayout();
        host.requests()
                .answer(
                        context,
                        Operation.PAYOUT,
                        host.requests()
                                .facts(asked.payoutNo(), "payout", asked.amount(), asked.currency(), asked.purpose()),
                        payout,
                        intent -> Answers.of(host.books().payouts().pay(payout, intent.announce())));
    }

    private void query(Context context) {
        String payoutNo = context.pathParam("no");
        host.requests()
                .answer(
                        context,
                        Operation.PAYOUT_QUERY,
                        host.requests().factsOf(payoutNo),
                        intent -> Answers.of(host.books().payouts().find(payoutNo)));
    }

    private void balance(Context context) {
        String currency = context.pathParam("currency");
        host.requests()
                .answer(
                        context,
                        Operation.BALANCE,
                        host.requests().facts(currency, null, 0, currency, null),
                        intent -> {
                            Checks.currency(currency);
                            Positions.Balance balance = host.books().positions().balance(currency);
                            return Answers.of(balance);
                        });
    }
}
