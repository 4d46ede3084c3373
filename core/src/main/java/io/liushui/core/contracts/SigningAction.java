package io.liushui.core.contracts;

import io.liushui.spi.PayerAction;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the payer has to do to sign. */
public sealed interface SigningAction {

    /** Enter the code that the channel sent to the phone, shown masked. */
    record EnterCode(String maskedPhone) implements SigningAction {}

    /** The code is not good any more; another may be sent. */
    record CodeExpired(String maskedPhone) implements SigningAction {}

    record Redirect(String url) implements SigningAction {}

    /** Have the browser post a form to the channel, in the character set that it reads. */
    record PostForm(String url, Map<String, String> fields, String charset) implements SigningAction {}

    /** Scan a code; the page, which may be null, does the same on the phone that holds it. */
    record QrCode(String content, String pageUrl) implements SigningAction {}

    /** Hand these to the channel's own program. */
    record AppCall(Map<String, String> parameters) implements SigningAction {}

    /** What a channel wants of the payer. */
    static SigningAction of(PayerAction action) {
        return switch (action) {
            case PayerAction.EnterCode(String sentTo, int _) -> new EnterCode(sentTo);
            case PayerAction.Redirect(String url) -> new Redirect(url);
            case PayerAction.PostForm(String url, var fields, String charset) -> new PostForm(url, fields, charset);
            case PayerAction.QrCode(String content, String pageUrl) -> new QrCode(content, pageUrl);
            case PayerAction.AppCall(var parameters) -> new AppCall(parameters);
        };
    }

    /** As the row keeps it and the merchant sees it. */
    default Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (this) {
            case EnterCode(String maskedPhone) -> put(map, "sms_code", "phone", maskedPhone);
            case CodeExpired(String maskedPhone) -> put(map, "sms_code_expired", "phone", maskedPhone);
            case Redirect(String url) -> put(map, "redirect", "url", url);
            case PostForm(String url, var fields, String charset) -> {
                put(map, "post_form", "url", url);
                map.put("fields", fields);
                map.put("charset", charset);
            }
            case QrCode(String content, String pageUrl) -> {
                put(map, "qr_code", "content", content);
                map.put("page_url", pageUrl);
            }
            case AppCall(var parameters) -> put(map, "app_call", "parameters", parameters);
        }
        return map;
    }

    /** @throws IllegalArgumentException when no action was written so */
    static SigningAction of(Map<String, Object> map) {
        String type = text(map, "type");
        return switch (type) {
            case "sms_code" -> new EnterCode(text(map, "phone"));
            case "sms_code_expired" -> new CodeExpired(text(map, "phone"));
            case "redirect" -> new Redirect(text(map, "url"));
            case "post_form" -> new PostForm(text(map, "url"), texts(map, "fields"), text(map, "charset"));
            case "qr_code" -> new QrCode(text(map, "content"), text(map, "page_url"));
            case "app_call" -> new AppCall(texts(map, "parameters"));
            default -> throw new IllegalArgumentException("no signing action: " + type);
        };
    }

    private static void put(Map<String, Object> map, String type, String name, Object value) {
        map.put("type", type);
        map.put(name, value);
    }

    private static String text(Map<String, Object> map, String name) {
        return (String) map.get(name);
    }

    private static Map<String, String> texts(Map<String, Object> map, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) map.get(name)).forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }
}
