package io.liushui.sandbox.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Approval;
import io.liushui.sandbox.books.Books;
import io.liushui.sandbox.books.Everywhere;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.Channels;
import io.liushui.sandbox.host.PayerBrand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Where the payer confirms or refuses, in the colours of the channel. Works without scripts. */
final class PayerPage {

    private final Everywhere everywhere;
    private final Channels channels;
    private final Runnable wake;
    private final String template;

    PayerPage(Everywhere everywhere, Channels channels, Runnable wake) {
        this.everywhere = everywhere;
        this.channels = channels;
        this.wake = wake;
        try (InputStream file = PayerPage.class.getResourceAsStream("payer-page.html")) {
            this.template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void addTo(RoutesConfig routes) {
        routes.get("/pay/{token}", this::show);
        // A merchant's page may lead here with a form
        routes.post("/pay/{token}", this::show);
        routes.post("/pay/{token}/confirm", context -> decide(context, Approval::confirm));
        routes.post("/pay/{token}/refuse", context -> decide(context, Approval::refuse));
    }

    private void decide(Context context, BiConsumer<Books, String> decision) {
        Optional<Approval> asked = everywhere.approval(context.pathParam("token"));
        if (asked.isPresent()) {
            String number = asked.get().number();
            decision.accept(everywhere.holding(number).orElseThrow(), number);
            wake.run();
        }
        String language = PayerTexts.of(context).language();
        // 303, so that reloading the page asks and does not decide again
        context.status(303).header("Location", "../" + context.pathParam("token") + "?lang=" + language);
    }

    private void show(Context context) {
        PayerTexts texts = PayerTexts.of(context);
        Optional<Approval> asked = everywhere.approval(context.pathParam("token"));
        String nonce = Numbers.next("");
        context.status(asked.isPresent() ? 200 : 404)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'nonce-" + nonce
                                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .result(page(texts, asked, nonce, context.pathParam("token")));
    }

    private String page(PayerTexts words, Optional<Approval> asked, String nonce, String token) {
        Optional<PayerBrand> brand =
                asked.map(found -> channels.get(found.channel()).brand());
        PayerTexts texts = brand.map(words::named).orElse(words);
        return template.replace("{nonce}", nonce)
                .replace("{colour}", brand.map(PayerBrand::colour).orElse("#0b6b47"))
                .replace("{language}", texts.language())
                .replace("{otherLanguage}", texts.otherLanguage())
                .replace("{otherLanguageName}", texts.otherLanguageName())
                .replace("{title}", escape(texts.title()))
                .replace("{refresh}", asked.map(PayerPage::refresh).orElse(""))
                .replace(
                        "{content}",
                        asked.map(found -> content(texts, found, token))
                                .orElse("<p class=\"state bad\">" + texts.unknown() + "</p>"));
    }

    private static String content(PayerTexts texts, Approval asked, String token) {
        String head = "<p class=\"subject\">" + escape(asked.subject()) + "</p>" + amount(asked);
        return head
                + switch (asked.stage()) {
                    case OPEN -> forms(texts, escape(token));
                    case AGREED -> state(texts, asked.amount() == 0 ? texts.agreed() : texts.paid(), "good", asked);
                    case REFUSED -> state(texts, texts.refused(), "bad", asked);
                    case CLOSED -> state(texts, texts.closed(), "bad", asked);
                };
    }

    private static String forms(PayerTexts texts, String token) {
        return form(texts, token, "confirm", texts.confirm()) + form(texts, token, "refuse", texts.refuse());
    }

    private static String form(PayerTexts texts, String token, String action, String label) {
        return "<form method=\"post\" action=\"/pay/" + token + "/" + action + "?lang=" + texts.language()
                + "\"><button id=\"" + action + "\" class=\"" + action + "\">" + label + "</button></form>";
    }

    private static String state(PayerTexts texts, String label, String kind, Approval asked) {
        String back = asked.returnUrl() == null
                ? ""
                : "<p><a class=\"back\" id=\"back\" href=\"" + escape(asked.returnUrl()) + "\">" + texts.back()
                        + "</a></p>";
        return "<p class=\"state " + kind + "\" role=\"status\">" + label + "</p>" + back;
    }

    private static String refresh(Approval asked) {
        return asked.stage() == Approval.Stage.OPEN || asked.returnUrl() == null
                ? ""
                : "<meta http-equiv=\"refresh\" content=\"3;url=" + escape(asked.returnUrl()) + "\">";
    }

    private static String amount(Approval asked) {
        if (asked.amount() == 0) {
            return "";
        }
        int exponent = Currency.getInstance(asked.currency()).getDefaultFractionDigits();
        return "<p class=\"amount\">"
                + BigDecimal.valueOf(asked.amount(), exponent).toPlainString() + " <small>" + asked.currency()
                + "</small></p>";
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
