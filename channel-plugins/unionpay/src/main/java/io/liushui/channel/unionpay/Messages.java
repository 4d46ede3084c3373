package io.liushui.channel.unionpay;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.TextLimit;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our messages, not signed yet. */
final class Messages {
    static final String PC = "07";
    static final String PHONE = "08";
    /** Line breaks would come back changed from the payer's browser, and the others have a meaning in this protocol. */
    static final TextLimit SUBJECT = new TextLimit(32, TextLimit.Unit.GBK_BYTES, "&={}[]\"'\r\n\t");

    private static final String YUAN = "156";

    private final UnionPaySettings settings;

    Messages(UnionPaySettings settings) {
        this.settings = settings;
    }

    /** What every message has. */
    Map<String, String> base(Transaction transaction, Product product, String orderId, Instant submittedAt) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", "5.1.0");
        fields.put("encoding", "UTF-8");
        fields.put("txnType", transaction.type());
        fields.put("txnSubType", transaction.subtype());
        fields.put("bizType", product.code());
        fields.put("accessType", "0");
        fields.put("channelType", PC);
        fields.put("merId", settings.merchantId());
        fields.put("orderId", orderId);
        fields.put("txnTime", ChannelTime.of(submittedAt));
        return fields;
    }

    /** A payment or an authorisation to which the payer agrees at UnionPay. */
    Map<String, String> byPayer(Transaction transaction, PayRequest request, String channelType) {
        Map<String, String> fields = base(transaction, Product.GATEWAY, request.orderNo(), request.submittedAt());
        fields.put("channelType", channelType);
        money(fields, request.amountMinor());
        fields.put("orderDesc", SUBJECT.fit(request.subject()));
        fields.put("payTimeout", ChannelTime.of(request.expiresAt()));
        fields.put("frontUrl", request.returnUrl() == null ? settings.frontUrl() : request.returnUrl());
        fields.put("backUrl", backUrl());
        return fields;
    }

    /** @param subject may be null, as may {@code customerInfo} */
    Map<String, String> byToken(OrderReference order, String token, String subject, String customerInfo) {
        Map<String, String> fields = token(Transaction.CONSUME, order.orderNo(), order.submittedAt(), token);
        money(fields, order.amountMinor());
        fields.put("orderDesc", subject == null ? null : SUBJECT.fit(subject));
        fields.put("payTimeout", ChannelTime.of(order.expiresAt()));
        fields.put("customerInfo", customerInfo);
        fields.put("backUrl", backUrl());
        return fields;
    }

    /** @param customerInfo may be null */
    Map<String, String> codeForToken(OrderReference order, String token, String customerInfo) {
        Map<String, String> fields = token(Transaction.CODE_TO_CONSUME, order.orderNo(), order.submittedAt(), token);
        money(fields, order.amountMinor());
        fields.put("customerInfo", customerInfo);
        return fields;
    }

    Map<String, String> token(Transaction transaction, String number, Instant submittedAt, String token) {
        Map<String, String> fields = base(transaction, Product.TOKEN, number, submittedAt);
        fields.put("tokenPayData", "{trId=" + settings.tokenRequestor() + "&token=" + token + "}");
        fields.put("encryptCertId", settings.sensitive().certId());
        return fields;
    }

    /** What asks for a token. */
    Map<String, String> opening(Transaction transaction, String contractNo, Instant submittedAt) {
        Map<String, String> fields = base(transaction, Product.TOKEN, contractNo, submittedAt);
        fields.put("tokenPayData", "{trId=" + settings.tokenRequestor() + "&tokenType=01}");
        fields.put("encryptCertId", settings.sensitive().certId());
        return fields;
    }

    /** @param number our own number of what follows the original transaction, such as a refund's */
    Map<String, String> following(
            Transaction transaction, String number, Instant submittedAt, String originalQueryId, long amountMinor) {
        Map<String, String> fields = base(transaction, Product.GATEWAY, number, submittedAt);
        money(fields, amountMinor);
        fields.put("origQryId", originalQueryId);
        fields.put("backUrl", backUrl());
        return fields;
    }

    String backUrl() {
        URI uri = settings.notificationUri();
        return uri == null ? null : uri.toString();
    }

    private static void money(Map<String, String> fields, long amountMinor) {
        fields.put("txnAmt", Long.toString(amountMinor));
        fields.put("currencyCode", YUAN);
    }
}
