package io.liushui.api.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.problems.ProblemDocument;
import io.liushui.api.problems.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back, whole, so that it can be signed before its first byte leaves. */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    public static Answer json(int status, String body) {
        return new Answer(status, "application/json", body.getBytes(UTF_8), Map.of());
    }

    public Answer with(String header, String value) {
        return with(Map.of(header, value));
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, contentType, body, all);
    }

    static Answer problem(Refusal refusal, String instance, String requestId) {
        Answer answer = new Answer(
                refusal.code().status(),
                ProblemDocument.MEDIA_TYPE,
                ProblemDocument.of(refusal, instance, requestId),
                Map.of());
        if (refusal.retryAfterSeconds() > 0) {
            answer = answer.with("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
        }
        return refusal.allow() == null ? answer : answer.with("Allow", refusal.allow());
    }
}
