package io.liushui.api.problems;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a refusal, {@code application/problem+json}. */
public final class ProblemDocument {
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemDocument() {}

    /**
     * @param instance path of the request, without its query
     * @param requestId trace id
     */
    public static byte[] of(Refusal refusal, String instance, String requestId) {
        ProblemCode code = refusal.code();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", ProblemCode.TYPE_BASE + code.code());
        document.put("title", code.title());
        document.put("status", code.status());
        document.put("detail", refusal.getMessage());
        document.put("instance", instance);
        document.put("code", code.code());
        if (refusal.param() != null) {
            document.put("param", refusal.param());
        }
        if (!refusal.faults().isEmpty()) {
            document.put(
                    "errors",
                    refusal.faults().stream().map(ProblemDocument::fault).toList());
        }
        document.put("request_id", requestId);
        return Json.write(document).getBytes(UTF_8);
    }

    private static Map<String, Object> fault(Refusal.Fault fault) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(fault.counted(), fault.number());
        if (fault.field() != null) {
            document.put("field", fault.field());
        }
        document.put("code", fault.code().code());
        document.put("detail", fault.detail());
        return document;
    }
}
