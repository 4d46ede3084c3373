package io.liushui.channel.wechatpay;

import java.security.PrivateKey;

/**
 * Who we are at WeChat Pay.
 *
 * @param appId of the official account or mini program
 * @param mobileAppId of the app on the open platform
 * @param serial of the merchant certificate, upper-case hexadecimal
 * @param apiV3Key 32 bytes; opens what WeChat Pay seals for us
 */
record Merchant(String mchId, String appId, String mobileAppId, String serial, PrivateKey privateKey, byte[] apiV3Key) {

    /** Whether WeChat Pay means us; {@code appId} is empty in what names no app. */
    boolean is(String namedMchId, String namedAppId) {
        boolean ourApp = namedAppId.isEmpty() || namedAppId.equals(appId) || namedAppId.equals(mobileAppId);
        return namedMchId.equals(mchId) && ourApp;
    }

    /** Tells no key. */
    @Override
    public String toString() {
        return "Merchant[" + mchId + "]";
    }
}
