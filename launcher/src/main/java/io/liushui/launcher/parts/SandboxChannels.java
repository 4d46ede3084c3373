package io.liushui.launcher.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the application reaches each channel of the sandbox. Credentials are references to the files that the sandbox made for its merchants, never
 * their content.
 */
public record SandboxChannels(URI sandbox, Path keys) {

    /** Settings by channel; a channel has the name that it has in the sandbox. */
    public Map<String, Map<String, String>> settings() {
        Map<String, Map<String, String>> channels = new TreeMap<>();
        channels.put("sandbox", house());
        channels.put("alipay", alipay());
        channels.put("wechatpay", wechatpay());
        channels.put("unionpay", unionpay());
        channels.put("paypal", paypal());
        channels.put("netbank", netbank());
        channels.put("carrier", carrier());
        channels.put("prepaid", prepaid());
        return channels;
    }

    private Map<String, String> house() {
        return Map.of(
                "baseUrl", address("/sandbox"),
                "clientKey", file("client-private.pem"),
                "serverKey", file("server-public.pem"));
    }

    private Map<String, String> alipay() {
        return Map.of(
                "baseUrl", address("/alipay"),
                "appId", "2021000199990001",
                "sellerId", "2088000199990001",
                "appPrivateKey", file("alipay/app-private.pem"),
                "alipayPublicKey", file("alipay/alipay-public.pem"));
    }

    private Map<String, String> wechatpay() {
        return Map.of(
                "baseUrl",
                address("/wechatpay"),
                "mchId",
                "1900000109",
                "appId",
                "wx8888888888888888",
                "mobileAppId",
                "wx9999999999999999",
                "merchantPrivateKey",
                file("wechatpay/merchant-private.pem"),
                "merchantCertificate",
                file("wechatpay/merchant-certificate.pem"),
                "apiV3Key",
                file("wechatpay/api-v3-key.txt"));
    }

    private Map<String, String> unionpay() {
        return Map.of(
                "gatewayUrl", address("/unionpay/gateway/api"),
                "fileUrl", address("/unionpay/file"),
                "merId", "777290058110048",
                "signCertificate", file("unionpay/merchant-pfx.txt"),
                "signCertificatePassword", "000000",
                "rootCertificate", file("unionpay/root-certificate.pem"),
                "middleCertificate", file("unionpay/middle-certificate.pem"),
                "signerName", "00040000:SIGN",
                "encryptCertificate", file("unionpay/encrypt-certificate.pem"),
                "tokenRequestorId", "62000000001");
    }

    private Map<String, String> paypal() {
        return Map.of(
                "baseUrl", address("/paypal"),
                "clientId", file("paypal/client-id"),
                "clientSecret", file("paypal/client-secret"),
                "webhookId", file("paypal/webhook-id"),
                "trustedCertificates", file("paypal/root-certificate.pem"),
                "certificateUrls", address("/paypal/v1/notifications/certs/"),
                "certificateName", "messageverificationcerts.sandbox.paypal.com");
    }

    private Map<String, String> netbank() {
        return Map.of(
                "baseUrl", address("/netbank"),
                "merchantNo", "10000001",
                "bankCode", "LSB",
                "merchantPrivateKey", file("netbank/merchant-sm2-private.pem"),
                "bankPublicKey", file("netbank/bank-sm2-public.pem"));
    }

    private Map<String, String> carrier() {
        return Map.of(
                "baseUrl", address("/carrier"), "appId", "liushui01", "appSecret", file("carrier/app-secret.txt"));
    }

    private Map<String, String> prepaid() {
        return Map.of(
                "baseUrl", address("/prepaid"),
                "merchantNo", "LS80000001",
                "merchantSecret", file("prepaid/merchant-secret.txt"));
    }

    private String address(String path) {
        return sandbox.resolve(path).toString();
    }

    private String file(String name) {
        return "file:" + keys.resolve(name);
    }
}
