package io.liushui.sandbox.wechatpay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's certificates, sealed with the APIv3 key. No rule disturbs it: it is no operation of the books. */
final class CertificateApi {
    private final KeyFolder keys;
    private final Gate gate;
    private final Seal seal;

    CertificateApi(KeyFolder keys, Gate gate) {
        this.keys = keys;
        this.gate = gate;
        this.seal = new Seal(keys.apiV3Key());
    }

    void addTo(RoutesConfig routes) {
        routes.get("/wechatpay/v3/certificates", this::certificates);
    }

    private void certificates(Context context) {
        List<Map<String, Object>> published =
                keys.published().stream().map(this::entry).toList();
        if (published.isEmpty()) {
            throw new Refusal(404, "NOT_FOUND", "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥");
        }
        gate.send(context, Reply.json(200, Json.write(Map.of("data", published))));
    }

    private Map<String, Object> entry(Issued issued) {
        X509Certificate certificate = issued.certificate();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("serial_no", issued.serial());
        entry.put("effective_time", OrderJson.time(certificate.getNotBefore().getTime()));
        entry.put("expire_time", OrderJson.time(certificate.getNotAfter().getTime()));
        entry.put("encrypt_certificate", seal.around(pem(certificate), "certificate"));
        return entry;
    }

    private static byte[] pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
            return pem.getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
