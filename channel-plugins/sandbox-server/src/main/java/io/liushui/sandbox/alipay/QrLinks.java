package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.host.SandboxHost;
import java.util.Map;
import java.util.Optional;

/** What stands in a code: whoever follows it opens the order, which exists from then on. */
final class QrLinks {

    private final SandboxHost host;

    QrLinks(SandboxHost host) {
        this.host = host;
    }

    static String link(SandboxHost host, String number, String token) {
        return host.publicUrl() + V3Gate.BASE + "/qr/" + number + "/" + token;
    }

    void addTo(RoutesConfig routes) {
        routes.get(V3Gate.BASE + "/qr/{no}/{token}", this::open);
    }

    private void open(Context context) {
        String number = context.pathParam("no");
        String token = context.pathParam("token");
        Optional<Order> order =
                host.books().orders().peek(number).filter(found -> found.token().equals(token));
        Optional<Authorization> held = host.books()
                .authorizations()
                .peek(number)
                .filter(found -> found.token().equals(token));
        Map<String, String> opened =
                Map.of(TradeView.OPENED, Long.toString(host.clock().millis()));
        order.filter(found -> found.payableAt(host.clock().millis()))
                .ifPresent(found -> host.books().orders().note(number, opened));
        held.filter(found -> found.state() == Authorization.State.PENDING)
                .ifPresent(found -> host.books().authorizations().note(number, opened));
        if (order.isEmpty() && held.isEmpty()) {
            context.status(404).contentType("text/plain; charset=utf-8").result("二维码无效");
        } else {
            context.status(303).header("Location", host.payerPage(token));
        }
    }
}
