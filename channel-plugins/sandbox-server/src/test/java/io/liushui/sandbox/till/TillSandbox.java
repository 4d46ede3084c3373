package io.liushui.sandbox.till;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.books.NewCapture;
import io.liushui.sandbox.books.NewContract;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.Requests;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import java.util.Map;

final class TillSandbox implements ChannelSandbox {

    private final SandboxHost host;
    private final Requests requests;

    TillSandbox(SandboxHost host) {
        this.host = host;
        this.requests = host.requests();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/till/authorize/{no}/{amount}", this::authorize);
        routes.post("/till/capture/{no}/{capture}/{amount}", this::capture);
        routes.post("/till/sign/{no}", this::sign);
        routes.get(
                "/till/authorization/{no}",
                context -> requests.answer(
                        context,
                        Operation.QUERY,
                        requests.factsOf(context.pathParam("no")),
                        intent -> reply(host.books().authorizations().find(context.pathParam("no")))));
    }

    private void authorize(Context context) {
        long amount = Long.parseLong(context.pathParam("amount"));
        long anHour = host.clock().millis() + 3_600_000;
        NewAuthorization asked = new NewAuthorization(
                context.pathParam("no"),
                "till",
                Decision.BY_PAYER,
                amount,
                "CNY",
                "Room",
                anHour,
                anHour,
                115,
                null,
                null,
                Map.of());
        requests.answer(
                context,
                Operation.AUTHORIZE,
                requests.facts(asked.number(), "till", amount, "CNY", "Room"),
                asked,
                intent -> reply(host.books().authorizations().submit(asked, intent.announce())));
    }

    private void capture(Context context) {
        long amount = Long.parseLong(context.pathParam("amount"));
        String number = context.pathParam("capture");
        NewCapture asked = new NewCapture(number, context.pathParam("no"), amount, "CNY", false, null, Map.of());
        requests.answer(
                context,
                Operation.CAPTURE,
                requests.facts(number, "till", amount, "CNY", "Room"),
                asked,
                intent -> text(
                        200,
                        host.books()
                                .captures()
                                .capture(asked, intent.announce())
                                .state()
                                .name()));
    }

    private void sign(Context context) {
        long anHour = host.clock().millis() + 3_600_000;
        NewContract asked = new NewContract(
                context.pathParam("no"), "till", Decision.BY_PAYER, "Monthly tea", anHour, null, null, null, Map.of());
        requests.answer(
                context,
                Operation.SIGN,
                requests.facts(asked.number(), "till", 0, null, "Monthly tea"),
                asked,
                intent -> text(
                        200,
                        host.payerPage(host.books()
                                .contracts()
                                .sign(asked, intent.announce())
                                .token())));
    }

    private Reply reply(Authorization held) {
        return text(200, held.state() + " " + host.payerPage(held.token()));
    }

    static Reply text(int status, String body) {
        return Reply.text(status, "text/plain", body);
    }

    @Override
    public ReplyFormat replies() {
        return new TillReplies();
    }

    @Override
    public NoticeFormat notices() {
        return new TillNotices();
    }

    @Override
    public References references() {
        return kind -> "till" + Numbers.digits(20);
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Till", "收银台", "#123abc");
    }
}
