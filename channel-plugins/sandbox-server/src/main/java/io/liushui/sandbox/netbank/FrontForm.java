package io.liushui.sandbox.netbank;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The form with which a payer's browser arrives, decoded in the character set that was agreed with the merchant. */
record FrontForm(Agreement agreement, Map<String, String> fields) {

    private static final List<String> SIGNED = List.of(
            "version",
            "tranCode",
            "charset",
            "signType",
            "merchantNo",
            "orderNo",
            "orderTime",
            "amount",
            "currency",
            "goods",
            "expireTime",
            "returnUrl",
            "notifyUrl",
            "payerIp");
    private static final int LONGEST_GOODS_BYTES = 120;
    private static final long MAXIMUM_FEN = 500_000_000;

    /** @throws Refusal when no merchant of ours made it */
    static FrontForm read(byte[] body, BankSignatures signatures) {
        Agreement agreement = Agreement.of(
                        fields(body, StandardCharsets.US_ASCII).get("merchantNo"))
                .orElseThrow(() -> new Refusal(400, "merchant_unknown", "no such merchant"));
        FrontForm form = new FrontForm(agreement, fields(body, agreement.charset()));
        String text = SIGNED.stream().map(form::field).collect(Collectors.joining("|"));
        if (!signatures.verify(agreement, text.getBytes(agreement.charset()), form.field("signature"))) {
            throw new Refusal(401, "signature_invalid", "the signature is not the merchant's");
        }
        form.validate();
        return form;
    }

    /** Empty when it is absent. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    NewOrder toOrder() {
        return new NewOrder(
                field("orderNo"),
                "net_banking",
                Decision.BY_PAYER,
                BankMoney.fen(field("amount")),
                field("currency"),
                field("goods"),
                BankTime.millis(field("expireTime")),
                returnUrl(),
                field("notifyUrl"),
                Map.of("merchantNo", agreement.merchantNo(), "orderTime", field("orderTime")));
    }

    /** The browser returns with the order's number and no result; null when the merchant named no address. */
    private String returnUrl() {
        String url = field("returnUrl");
        return url.isEmpty() ? null : url + (url.contains("?") ? "&" : "?") + "orderNo=" + field("orderNo");
    }

    private void validate() {
        require(field("version").equals("2.1") && field("tranCode").equals("NB1001"), "version or tranCode");
        require(field("charset").equals(agreement.charset().name()), "charset");
        require(field("signType").equals(agreement.algorithm()), "signType");
        require(field("orderNo").matches("[A-Za-z0-9]{8,32}"), "orderNo");
        require(field("currency").equals("CNY"), "currency");
        BankTime.millis(field("orderTime"));
        long amount = BankMoney.fen(field("amount"));
        require(amount >= 1 && amount <= MAXIMUM_FEN, "amount");
        String goods = field("goods");
        require(!goods.isBlank() && goods.getBytes(agreement.charset()).length <= LONGEST_GOODS_BYTES, "goods");
        require(goods.codePoints().noneMatch(c -> Character.isISOControl(c) || "|&<>\"'".indexOf(c) >= 0), "goods");
        require(field("notifyUrl").startsWith("http"), "notifyUrl");
    }

    private static void require(boolean valid, String field) {
        if (!valid) {
            throw BankXml.malformed(field + " is not acceptable");
        }
    }

    private static Map<String, String> fields(byte[] body, Charset charset) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0
                    || fields.put(pair.substring(0, equals), decode(pair.substring(equals + 1), charset)) != null) {
                throw BankXml.malformed("this is no form, or it has a field twice");
            }
        }
        return fields;
    }

    private static String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException notEncoded) {
            throw BankXml.malformed("a field is not URL-encoded");
        }
    }
}
