package io.liushui.channel.alipay;

import io.liushui.spi.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import okhttp3.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads answers, and nothing of one whose signature is not good: an unsigned refusal may come from anybody on the way. */
final class V3Answers {
    private final AlipayKeys keys;
    private final Clock clock;

    V3Answers(AlipayKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Answer read(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> check(answered);
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }

    private Answer check(Reply.Answered answered) {
        if (!isGenuine(answered.headers(), answered.body())) {
            return new Answer.Lost("HTTP " + answered.status() + ", and the signature is wrong or missing");
        }
        try {
            return meaning(answered.status(), Json.MAPPER.readTree(answered.body()));
        } catch (JacksonException malformed) {
            return new Answer.Lost("the answer is not JSON");
        }
    }

    private static Answer meaning(int status, JsonNode body) {
        if (status >= 500 || !body.isObject()) {
            return new Answer.Lost("HTTP " + status);
        }
        if (status >= 200 && status < 300) {
            return new Answer.Accepted(body);
        }
        String code = Json.text(body, "code");
        return status < 400 || code.isEmpty()
                ? new Answer.Lost("HTTP " + status + " without a code")
                : new Answer.Refused(code, Json.text(body, "message"));
    }

    private boolean isGenuine(Headers headers, byte[] body) {
        String timestamp = headers.get("alipay-timestamp");
        String nonce = headers.get("alipay-nonce");
        PublicKey key = keys.find(headers.get("alipay-sn"), clock.instant());
        if (timestamp == null || nonce == null || key == null) {
            return false;
        }
        byte[] head = (timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
        return Sha256Rsa.verify(key, V3Requests.lines(head, body), headers.get("alipay-signature"));
    }
}
