package io.liushui.sandbox.wechatpay;

/** The one merchant that the sandbox knows. */
final class Account {
    static final String MCHID = "1900000109";
    static final String APPID = "wx8888888888888888";
    /** Of the merchant's app on the open platform. */
    static final String MOBILE_APPID = "wx9999999999999999";

    private Account() {}

    static boolean hasApp(String appid) {
        return APPID.equals(appid) || MOBILE_APPID.equals(appid);
    }
}
