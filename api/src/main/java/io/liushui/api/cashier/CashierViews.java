package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.json.Json;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.OrderField;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentProofs;
import io.liushui.core.payments.PurposeRules;
import io.liushui.core.routing.Limit;
import io.liushui.core.routing.RouteRequest;
import io.liushui.core.routing.Routing;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the page knows of a payment: only what the payer may see. */
@Component
class CashierViews {
    private final Merchants merchants;
    private final MethodNames methods;
    private final Routing routing;
    private final PaymentProofs proofs;
    private final PaymentPasswords passwords;
    private final PurposeRules purposes;
    private final PaymentParts parts;

    CashierViews(
            Merchants merchants,
            MethodNames methods,
            Routing routing,
            PaymentProofs proofs,
            PaymentPasswords passwords,
            PurposeRules purposes,
            PaymentParts parts) {
        this.merchants = merchants;
        this.methods = methods;
        this.routing = routing;
        this.proofs = proofs;
        this.passwords = passwords;
        this.purposes = purposes;
        this.parts = parts;
    }

    /** @param etag strong, with its quotes */
    record View(String json, String etag) {}

    View of(Payment payment) {
        String json = Json.write(model(payment));
        return new View(json, "\"" + hash(json) + "\"");
    }

    String merchantName(Payment payment) {
        return merchants.app(payment.appId()).map(App::name).orElse("");
    }

    private Map<String, Object> model(Payment payment) {
        Optional<App> app = merchants.app(payment.appId());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("state", payment.state().outcome());
        model.put("intent", payment.intent().code());
        model.put("reason_code", payment.state().reason());
        model.put("close_requested", payment.closeRequested());
        model.put("merchant", app.map(App::name).orElse(""));
        model.put("subject", payment.subject());
        model.put("amount", payment.amount().amountMinor());
        model.put("to_pay", payment.channelAmount().amountMinor());
        model.put("parts", parts(payment));
        model.put("currency", payment.amount().currency());
        model.put("exponent", payment.amount().exponent());
        model.put("order_info", orderInfo(payment, app.map(App::orderFields).orElse(List.of())));
        model.put("method", payment.method() == null ? null : methods.of(payment.method()));
        model.put(
                "methods",
                payment.method() != null || payment.state().terminal()
                        ? List.of()
                        : app.map(App::methods).orElse(List.of()).stream()
                                .filter(method -> canBePaid(payment, method))
                                .map(methods::of)
                                .toList());
        model.put("action", payment.action() == null ? null : action(payment));
        model.put("expires_at", payment.expiresAt().toEpochMilli());
        model.put("return_url", PayerAddress.merchant(payment));
        return model;
    }

    /** Whether some channel takes this order so; a method that no channel knows is the app's own affair and is shown. */
    private boolean canBePaid(Payment payment, String method) {
        RouteRequest wanted = new RouteRequest(
                method,
                payment.channelAmount(),
                Set.of(),
                payment.intent().functions(),
                payment.payer().atChannel());
        return purposes.allow(payment.purpose(), method)
                && (payment.partsMinor() == 0 || parts.allow(payment.id(), method))
                && routing.limit(wanted)
                        .filter(limit -> !(limit instanceof Limit.MethodNotSupported))
                        .isEmpty();
    }

    private List<Map<String, Object>> parts(Payment payment) {
        return payment.partsMinor() == 0
                ? List.of()
                : parts.of(payment.id()).stream().map(this::part).toList();
    }

    private Map<String, Object> part(Part part) {
        Map<String, Object> view = methods.of(part.kind().code());
        view.put("amount", part.amount().amountMinor());
        return view;
    }

    private static List<Map<String, String>> orderInfo(Payment payment, List<OrderField> fields) {
        return fields.stream()
                .filter(field -> payment.orderInfo().containsKey(field.key()))
                .map(field -> Map.of(
                        "zh",
                        field.zh(),
                        "en",
                        field.en(),
                        "value",
                        payment.orderInfo().get(field.key())))
                .toList();
    }

    private Map<String, Object> action(Payment payment) {
        Map<String, Object> view = new LinkedHashMap<>();
        switch (payment.action()) {
            case NextAction.Confirm(String redirectUrl, String qrContent) -> {
                view.put("type", "confirm");
                view.put("redirect_url", PayerAddress.wallet(redirectUrl));
                // an image of its own for every content, so that the next route's code is not mistaken for this one
                view.put("qr", qrContent == null ? null : hash(qrContent));
            }
            case NextAction.PostForm _ -> view.put("type", "post_form");
            case NextAction.AppCall(var parameters) -> {
                view.put("type", "app_call");
                view.put("parameters", parameters);
            }
            case NextAction.ChannelCode(String maskedPhone, int triesLeft) -> {
                view.put("type", "channel_code");
                view.put("phone", maskedPhone);
                view.put("tries_left", triesLeft);
            }
            case NextAction.EnterCode(String _, String maskedPhone) -> {
                view.put("type", "sms_code");
                view.put("phone", maskedPhone);
            }
            case NextAction.EnterPassword _ -> {
                view.put("type", "payment_password");
                passwords
                        .find(proofs.appOfPassword(payment), payment.payer().id())
                        .ifPresent(status -> {
                            view.put("locked", status.locked());
                            view.put("phone", status.maskedPhone());
                        });
            }
        }
        return view;
    }

    private static String hash(String text) {
        byte[] digest = Assets.sha256().digest(text.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
    }
}
