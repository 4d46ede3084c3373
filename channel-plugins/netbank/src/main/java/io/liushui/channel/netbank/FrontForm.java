package io.liushui.channel.netbank;

import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction.PostForm;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The form that leads the payer to the bank (NB1001), signed over its values in their order. */
final class FrontForm {

    private static final String SEPARATOR = "|";

    private final NetbankSettings settings;

    FrontForm(NetbankSettings settings) {
        this.settings = settings;
    }

    PostForm of(PayRequest request) {
        Map<String, String> fields = fields(request);
        byte[] signed = String.join(SEPARATOR, fields.values()).getBytes(settings.charset());
        fields.values().removeIf(String::isEmpty);
        fields.put(
                "signature",
                Base64.getEncoder().encodeToString(settings.signature().sign(signed)));
        return new PostForm(settings.payUrl(), fields, settings.charset().name());
    }

    private Map<String, String> fields(PayRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", Protocol.VERSION);
        fields.put("tranCode", "NB1001");
        fields.put("charset", settings.charset().name());
        fields.put("signType", settings.signature().algorithm());
        fields.put("merchantNo", settings.merchantNo());
        fields.put("orderNo", request.orderNo());
        fields.put("orderTime", BankTime.of(request.submittedAt()));
        fields.put("amount", Yuan.of(request.amountMinor()));
        fields.put("currency", request.currency());
        fields.put("goods", Texts.limit(settings.charset()).fit(request.subject()));
        fields.put("expireTime", BankTime.of(request.expiresAt()));
        fields.put("returnUrl", address(request.returnUrl()));
        fields.put("notifyUrl", address(Objects.toString(settings.notificationUri(), null)));
        fields.put("payerIp", address(request.payer().ip()));
        return fields;
    }

    private static String address(String text) {
        return text == null ? "" : text.replace(SEPARATOR, "%7C");
    }
}
