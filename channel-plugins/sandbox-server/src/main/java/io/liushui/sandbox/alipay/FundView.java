package io.liushui.sandbox.alipay;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authorisation and its operations as Alipay shows them. */
final class FundView {
    /** The number of the latest release, for its notification. */
    static final String RELEASE = "release";

    /** And its amount, in yuan. */
    static final String RELEASED = "released";

    private FundView() {}

    /** @throws Refusal while nobody has opened it */
    static Authorization require(Authorization held) {
        boolean untouched = held.authorizedAt() == null && held.state() != Authorization.State.DECLINED;
        if (untouched && !held.details().containsKey(TradeView.OPENED)) {
            throw new Refusal(400, "AUTH_ORDER_NOT_EXIST", "支付宝资金授权订单不存在");
        }
        return held;
    }

    static String orderStatus(Authorization held) {
        return switch (held.state()) {
            case PENDING, APPROVED -> "INIT";
            case AUTHORIZED -> held.remaining() > 0 ? "AUTHORIZED" : "FINISH";
            case DECLINED, CLOSED, VOIDED, EXPIRED -> "CLOSED";
        };
    }

    /** Of the operation that holds the money. */
    static String freezeStatus(Authorization held) {
        if (held.authorizedAt() != null) {
            return "SUCCESS";
        }
        return orderStatus(held).equals("INIT") ? "INIT" : "CLOSED";
    }

    static Map<String, Object> freeze(Authorization held) {
        Map<String, Object> fields = order(held);
        fields.put("out_request_no", held.authorizationNo());
        fields.put("operation_id", operationId(held.authorizationNo()));
        fields.put("operation_type", "FREEZE");
        fields.put("amount", Fields.yuan(held.amount()));
        fields.put("status", freezeStatus(held));
        fields.put("gmt_create", Fields.time(held.createdAt()));
        if (held.authorizedAt() != null) {
            fields.put("gmt_trans", Fields.time(held.authorizedAt()));
        }
        return fields;
    }

    static Map<String, Object> unfreeze(Authorization held, Release release) {
        Map<String, Object> fields = order(held);
        fields.put("out_request_no", release.releaseNo());
        fields.put("operation_id", operationId(release.releaseNo()));
        fields.put("operation_type", "UNFREEZE");
        fields.put("amount", Fields.yuan(release.amount()));
        fields.put("status", "SUCCESS");
        fields.put("gmt_create", Fields.time(release.createdAt()));
        fields.put("gmt_trans", Fields.time(release.createdAt()));
        return fields;
    }

    private static Map<String, Object> order(Authorization held) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("auth_no", held.reference());
        fields.put("out_order_no", held.authorizationNo());
        fields.put("order_title", held.subject());
        fields.put("order_status", orderStatus(held));
        fields.put("total_freeze_amount", Fields.yuan(held.authorizedAt() == null ? 0 : held.amount()));
        fields.put("rest_amount", Fields.yuan(held.remaining()));
        fields.put("total_pay_amount", Fields.yuan(held.captured()));
        if (held.authorizedAt() != null) {
            fields.put("payer_user_id", AlipayApp.BUYER_ID);
            fields.put("payer_logon_id", AlipayApp.BUYER_LOGON_ID);
        }
        return fields;
    }

    /** 20 digits, the same for the same number. */
    static String operationId(String number) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(number.getBytes(StandardCharsets.UTF_8));
            StringBuilder digits = new StringBuilder();
            for (int index = 0; index < 20; index++) {
                digits.append(index == 0 ? 2 : Math.floorMod(hash[index], 10));
            }
            return digits.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
