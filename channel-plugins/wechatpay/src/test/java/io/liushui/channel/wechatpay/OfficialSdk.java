package io.liushui.channel.wechatpay;

import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.certificate.CertificateDownloader;
import com.wechat.pay.java.core.certificate.CertificateHandler;
import com.wechat.pay.java.core.certificate.CertificateProvider;
import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.HttpResponse;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import com.wechat.pay.java.core.util.PemUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WeChat Pay's own SDK as a client of the sandbox: its signing, verifying and parsing, over a connection of the JDK's. */
final class OfficialSdk extends AbstractHttpClient implements AutoCloseable {
    private static final String REAL = "https://api.mch.weixin.qq.com";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String baseUrl;

    private OfficialSdk(WechatPayUnderTest wechatPay, Validator validator) {
        super(new WechatPay2Credential("1900000109", signer(wechatPay)), validator);
        this.baseUrl = wechatPay.baseUrl();
    }

    /** Believes the certificates that it downloads first. */
    static OfficialSdk connected(WechatPayUnderTest wechatPay) {
        return new OfficialSdk(wechatPay, new WechatPay2Validator(new RSAVerifier(certificates(wechatPay))));
    }

    static CertificateProvider certificates(WechatPayUnderTest wechatPay) {
        try (OfficialSdk trusting = new OfficialSdk(wechatPay, new TrustsAll())) {
            Map<String, X509Certificate> downloaded = new CertificateDownloader.Builder()
                    .httpClient(trusting)
                    .aeadCipher(cipher(wechatPay))
                    .certificateHandler(new Certificates())
                    .downloadUrl(REAL + "/v3/certificates")
                    .build()
                    .download();
            return new InMemoryCertificateProvider(List.copyOf(downloaded.values()));
        }
    }

    static AeadAesCipher cipher(WechatPayUnderTest wechatPay) {
        return new AeadAesCipher(wechatPay.key("api-v3-key.txt").getBytes(StandardCharsets.US_ASCII));
    }

    /** Signs as the merchant. */
    static RSASigner signer(WechatPayUnderTest wechatPay) {
        X509Certificate certificate = PemUtil.loadX509FromString(wechatPay.key("merchant-certificate.pem"));
        return new RSASigner(
                PemUtil.getSerialNumber(certificate),
                PemUtil.loadPrivateKeyFromString(wechatPay.key("merchant-private.pem")));
    }

    @Override
    public <T> HttpResponse<T> execute(HttpRequest request, Class<T> type) {
        return super.execute(
                new HttpRequest.Builder()
                        .url(request.getUrl().toString().replace(REAL, baseUrl))
                        .httpMethod(request.getHttpMethod())
                        .headers(request.getHeaders())
                        .body(request.getBody())
                        .build(),
                type);
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        java.net.http.HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("Serial", "Timestamp", "Nonce", "Signature")) {
            answer.headers()
                    .firstValue("Wechatpay-" + name)
                    .ifPresent(value -> headers.put("Wechatpay-" + name, value));
        }
        return new OriginalResponse.Builder()
                .request(request)
                .headers(headers)
                .statusCode(answer.statusCode())
                .contentType(answer.headers().firstValue("Content-Type").orElse(null))
                .body(answer.body())
                .build();
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        return new ByteArrayInputStream(
                send(request, BodyHandlers.ofByteArray()).body());
    }

    @Override
    protected String getHttpClientInfo() {
        return "test";
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> java.net.http.HttpResponse<T> send(
            HttpRequest request, java.net.http.HttpResponse.BodyHandler<T> handler) {
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(URI.create(request.getUrl().toString()));
        request.getHeaders().getHeaders().forEach(builder::header);
        String body = request.getBody() instanceof JsonRequestBody json ? json.getBody() : null;
        builder.method(
                request.getHttpMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(builder.build(), handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** For the first download only: the SDK does the same. */
    private static final class TrustsAll implements Validator {
        @Override
        public <T> boolean validate(com.wechat.pay.java.core.http.HttpHeaders headers, String body) {
            return true;
        }

        @Override
        public <T> String getSerialNumber() {
            return "";
        }
    }

    private static final class Certificates implements CertificateHandler {
        @Override
        public X509Certificate generateCertificate(String certificate) {
            return PemUtil.loadX509FromString(certificate);
        }

        @Override
        public void validateCertPath(X509Certificate certificate) {
            // The SDK's own handler does not either
        }
    }
}
