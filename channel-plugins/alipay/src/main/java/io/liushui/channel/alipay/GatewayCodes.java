package io.liushui.channel.alipay;

/** Codes that Alipay's gateway gives before a request reaches the product that it is for. */
final class GatewayCodes {

    /** The request went no further. */
    static final String[] REFUSED = {
        "invalid-parameter",
        "app-call-limited",
        "method-call-limited",
        "insufficient-isv-permissions",
        "illegal-client-ip",
        "insufficient-user-permissions",
        "self-invoke-forbidden",
        "app-auth-invoke-limit",
        "app-api-punished",
        "missing-method",
        "invalid-method",
        "forbidden-api",
        "invalid-format",
        "missing-signature",
        "missing-app-access-token",
        "missing-signature-type",
        "missing-default-signature-type",
        "missing-signature-key",
        "invalid-signature-type",
        "invalid-signature-type-said-interface",
        "invalid-signature",
        "unsupported-expired-app-key-sign",
        "app-key-security-risk, app-cert-expired",
        "app-cert-not-exist",
        "alipay-cert-not-exist",
        "missing-app-cert-sn",
        "missing-alipay-cert-sn",
        "missing-alipay-root-cert-sn",
        "invalid-alipay-root-cert-sn",
        "invalid-request-data",
        "missing-encrypt-type",
        "missing-encrypt-key",
        "invalid-encrypt-type",
        "invalid-encrypt",
        "missing-session",
        "missing-app-id",
        "invalid-app-id",
        "missing-timestamp",
        "invalid-timestamp",
        "illegal-timestamp",
        "missing-version",
        "invalid-version",
        "unsupported-version",
        "invalid-encoding",
        "invalid-charset",
        "invalid-digest-type",
        "invalid-digest",
        "invalid-app-state",
        "invalid-subscribe-relations",
        "invalid-auth-token",
        "auth-token-time-out",
        "invalid-app-auth-token",
        "app-auth-token-time-out",
        "not-support-app-auth",
        "unsupport-operation",
        "illegal-json",
        "invalid-partnerid",
        "no-product-reg-by-partner",
        "missing-signature-config",
        "suspected-attack",
        "invalid-auth-relations",
        "invalid-product",
        "invalid-app-auth-relations",
        "app-unbind-partner",
        "exceed-api-balance",
        "inner-app-no-access"
    };

    /** Trouble behind the gateway. */
    static final String[] UNCLEAR = {"unknow-error", "unknown-sub-code", "invalid-response-data", "access-data-time-out"
    };

    /** An institution's merchant is not as it should be. */
    static final String[] SECONDARY_MERCHANT = {
        "ACQ.SECONDARY_MERCHANT_STATUS_ERROR",
        "ACQ.SECONDARY_MERCHANT_ID_INVALID",
        "ACQ.SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT",
        "ACQ.SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID",
        "ACQ.SECONDARY_MERCHANT_ID_BLANK",
        "ACQ.SECONDARY_MERCHANT_NOT_MATCH"
    };

    private GatewayCodes() {}
}
