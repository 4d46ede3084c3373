package io.liushui.channel.wechatpay;

import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Reply;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /v3/certificates}. The first answer is signed with a certificate that it brings itself: the APIv3 key, with which each certificate is
 * sealed, says whom to believe; the signature must then be good all the same.
 */
final class CertificateDownload {
    private final ChannelHttp http;
    private final SignedRequests requests;
    private final byte[] apiV3Key;
    private final Clock clock;
    private final JsonMapper mapper;

    CertificateDownload(ChannelHttp http, SignedRequests requests, byte[] apiV3Key, Clock clock, JsonMapper mapper) {
        this.http = http;
        this.requests = requests;
        this.apiV3Key = apiV3Key;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** By serial; empty when there was no answer that can be believed. */
    Optional<Map<String, X509Certificate>> certificates(Map<String, X509Certificate> known) {
        Reply reply =
                http.send(new ChannelCall("certificates", "certificates", null), requests.get("/v3/certificates"));
        return switch (reply) {
            case Reply.Answered answered when answered.status() == 200 -> opened(answered, known);
            case Reply.Answered _, Reply.NotSent _, Reply.Lost _ -> Optional.empty();
        };
    }

    private Optional<Map<String, X509Certificate>> opened(Reply.Answered answered, Map<String, X509Certificate> known) {
        try {
            Map<String, X509Certificate> opened = new HashMap<>();
            for (JsonNode entry : mapper.readTree(answered.body()).path("data")) {
                X509Certificate certificate = certificate(SealedResource.of(entry.path("encrypt_certificate")));
                opened.put(Serials.of(certificate), certificate);
            }
            Map<String, X509Certificate> all = new HashMap<>(known);
            all.putAll(opened);
            SignedMessage message = SignedMessage.of(answered.headers()::get, answered.body());
            SignedMessage.Verdict verdict = message.verdict(
                    serial -> Optional.ofNullable(all.get(serial)).map(X509Certificate::getPublicKey), clock.instant());
            return verdict == SignedMessage.Verdict.GENUINE && !opened.isEmpty()
                    ? Optional.of(opened)
                    : Optional.empty();
        } catch (JacksonException | GeneralSecurityException unbelievable) {
            return Optional.empty();
        }
    }

    private X509Certificate certificate(SealedResource sealed) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(sealed.open(apiV3Key)));
    }
}
