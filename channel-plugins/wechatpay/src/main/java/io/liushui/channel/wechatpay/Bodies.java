package io.liushui.channel.wechatpay;

import io.liushui.spi.PayRequest;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.TextLimit;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as WeChat Pay wants them. */
final class Bodies {
    /** Bills have a line for each payment, and a back-tick before each cell. */
    static final TextLimit DESCRIPTION = new TextLimit(127, TextLimit.Unit.CHARACTERS, "\r\n\t`");

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final TextLimit REASON = new TextLimit(80, TextLimit.Unit.CHARACTERS, "\r\n\t`");
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private Bodies() {}

    static Map<String, Object> pay(PayRequest request, PayMethod method, Merchant merchant, URI notificationUri) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("appid", method.appId(merchant));
        body.put("mchid", merchant.mchId());
        body.put("description", DESCRIPTION.fit(request.subject()));
        body.put("out_trade_no", request.orderNo());
        body.put("time_expire", time(request.expiresAt()));
        body.put("notify_url", notificationUri.toString());
        body.put("amount", Map.of("total", request.amountMinor(), "currency", request.currency()));
        switch (method) {
            case JSAPI -> body.put("payer", Map.of("openid", request.payer().account()));
            case H5 ->
                body.put(
                        "scene_info",
                        Map.of("payer_client_ip", request.payer().ip(), "h5_info", Map.of("type", "Wap")));
            case NATIVE, APP -> {}
        }
        return body;
    }

    static Map<String, Object> refund(RefundRequest request, URI notificationUri) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("out_trade_no", request.order().orderNo());
        body.put("out_refund_no", request.refundNo());
        if (request.reason() != null && !request.reason().isBlank()) {
            body.put("reason", REASON.fit(request.reason()));
        }
        body.put("notify_url", notificationUri.toString());
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("refund", request.amountMinor());
        amount.put("total", request.order().amountMinor());
        amount.put("currency", request.order().currency());
        body.put("amount", amount);
        return body;
    }

    private static String time(Instant instant) {
        return RFC_3339.format(instant.atZone(ZONE));
    }
}
