package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON of an order. */
record Prepay(
        String appid,
        String mchid,
        String description,
        String outTradeNo,
        String timeExpire,
        String attach,
        String notifyUrl,
        String goodsTag,
        List<String> limitPay,
        Boolean supportFapiao,
        Amount amount,
        Payer payer,
        Map<String, Object> detail,
        SceneInfo sceneInfo,
        Map<String, Object> settleInfo) {

    private static final long SHORTEST_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long LONGEST_MILLIS = Duration.ofDays(7).toMillis();
    private static final int LONGEST_DESCRIPTION = 127;

    /** @param total in fen */
    record Amount(Integer total, String currency) {}

    record Payer(String openid) {}

    record SceneInfo(
            String payerClientIp, String deviceId, Map<String, Object> storeInfo, Map<String, Object> h5Info) {}

    /** @throws Refusal naming what is wrong */
    Prepay validated(TradeType type) {
        require(Account.MCHID.equals(mchid), "mchid");
        if (!Account.hasApp(appid)) {
            throw new Refusal(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
        }
        require(outTradeNo != null && outTradeNo.matches("[A-Za-z0-9_*|-]{6,32}"), "out_trade_no");
        require(description != null && !description.isBlank(), "description");
        require(description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION, "description");
        require(amount != null && amount.total() != null && amount.total() > 0, "amount.total");
        require(amount.currency() == null || amount.currency().equals("CNY"), "amount.currency");
        require(notifyUrl != null && isNotifyUrl(notifyUrl), "notify_url");
        require(type != TradeType.JSAPI || (payer != null && payer.openid() != null), "payer.openid");
        require(type != TradeType.H5 || isH5(), "scene_info");
        return this;
    }

    NewOrder toOrder(TradeType type, String serial, Clock clock) {
        Map<String, String> details = new HashMap<>();
        details.put("appid", appid);
        details.put("openid", payer == null ? "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" : payer.openid());
        if (attach != null) {
            details.put("attach", attach);
        }
        if (serial != null) {
            details.put("serial", serial);
        }
        return new NewOrder(
                outTradeNo,
                type.method(),
                Decision.BY_PAYER,
                amount.total(),
                "CNY",
                description,
                expiresAt(clock.millis()),
                null,
                notifyUrl,
                details);
    }

    /** WeChat Pay gives the payer a minute at least, whatever was asked for. */
    private long expiresAt(long now) {
        if (timeExpire == null) {
            return now + LONGEST_MILLIS;
        }
        try {
            return Math.max(
                    now + SHORTEST_MILLIS,
                    OffsetDateTime.parse(timeExpire).toInstant().toEpochMilli());
        } catch (DateTimeException malformed) {
            throw Refusals.parameter("time_expire格式错误");
        }
    }

    private boolean isH5() {
        return sceneInfo != null
                && sceneInfo.payerClientIp() != null
                && sceneInfo.h5Info() != null
                && sceneInfo.h5Info().get("type") instanceof String;
    }

    private static boolean isNotifyUrl(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && uri.getScheme().startsWith("http") && uri.getRawQuery() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static void require(boolean valid, String field) {
        if (!valid) {
            throw Refusals.parameter("输入源“/body/" + field.replace('.', '/') + "”不符合要求");
        }
    }
}
