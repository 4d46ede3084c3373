package io.liushui.sandbox.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.orders.Numbers;
import io.liushui.sandbox.orders.Order;
import io.liushui.sandbox.orders.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the payer of a wallet order confirms or refuses. Works without scripts. */
final class PayerPage {

    private final Orders orders;
    private final Runnable wake;
    private final String template;

    PayerPage(Orders orders, Runnable wake) {
        this.orders = orders;
        this.wake = wake;
        try (InputStream file = PayerPage.class.getResourceAsStream("payer-page.html")) {
            this.template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void addTo(RoutesConfig routes) {
        routes.get("/pay/{token}", this::show);
        routes.post("/pay/{token}/confirm", context -> decide(context, orders::confirm));
        routes.post("/pay/{token}/refuse", context -> decide(context, orders::refuse));
    }

    private void decide(Context context, Consumer<String> decision) {
        Optional<Order> order = orders.findByToken(context.pathParam("token"));
        if (order.isPresent()) {
            decision.accept(order.get().orderNo());
            wake.run();
        }
        String language = PayerTexts.of(context).language();
        // 303, so that reloading the page asks and does not decide again
        context.status(303).header("Location", "../" + context.pathParam("token") + "?lang=" + language);
    }

    private void show(Context context) {
        PayerTexts texts = PayerTexts.of(context);
        Optional<Order> order = orders.findByToken(context.pathParam("token"));
        String nonce = Numbers.next("");
        context.status(order.isPresent() ? 200 : 404)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'nonce-" + nonce
                                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .result(page(texts, order, nonce, context.pathParam("token")));
    }

    private String page(PayerTexts texts, Optional<Order> order, String nonce, String token) {
        return template.replace("{nonce}", nonce)
                .replace("{language}", texts.language())
                .replace("{otherLanguage}", texts.otherLanguage())
                .replace("{otherLanguageName}", texts.otherLanguageName())
                .replace("{title}", texts.title())
                .replace("{refresh}", order.map(PayerPage::refresh).orElse(""))
                .replace(
                        "{content}",
                        order.map(found -> content(texts, found, token))
                                .orElse("<p class=\"state bad\">" + texts.unknown() + "</p>"));
    }

    private static String content(PayerTexts texts, Order order, String token) {
        String head =
                "<p class=\"subject\">" + escape(order.subject()) + "</p><p class=\"amount\">" + amount(order) + "</p>";
        return head
                + switch (order.state()) {
                    case PENDING -> forms(texts, escape(token));
                    case SUCCEEDED -> state(texts, texts.paid(), "good", order);
                    case DECLINED -> state(texts, texts.refused(), "bad", order);
                    case CLOSED -> state(texts, texts.closed(), "bad", order);
                };
    }

    private static String forms(PayerTexts texts, String token) {
        return form(texts, token, "confirm", texts.confirm()) + form(texts, token, "refuse", texts.refuse());
    }

    private static String form(PayerTexts texts, String token, String action, String label) {
        return "<form method=\"post\" action=\"/pay/" + token + "/" + action + "?lang=" + texts.language()
                + "\"><button id=\"" + action + "\" class=\"" + action + "\">" + label + "</button></form>";
    }

    private static String state(PayerTexts texts, String label, String kind, Order order) {
        String back = order.returnUrl() == null
                ? ""
                : "<p><a class=\"back\" id=\"back\" href=\"" + escape(order.returnUrl()) + "\">" + texts.back()
                        + "</a></p>";
        return "<p class=\"state " + kind + "\" role=\"status\">" + label + "</p>" + back;
    }

    private static String refresh(Order order) {
        return order.state() == Order.State.PENDING || order.returnUrl() == null
                ? ""
                : "<meta http-equiv=\"refresh\" content=\"3;url=" + escape(order.returnUrl()) + "\">";
    }

    private static String amount(Order order) {
        int exponent = Currency.getInstance(order.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(order.amount(), exponent).toPlainString() + " <small>" + order.currency()
                + "</small>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // Braces are the template's own
                .replace("{", "&#123;");
    }
}
