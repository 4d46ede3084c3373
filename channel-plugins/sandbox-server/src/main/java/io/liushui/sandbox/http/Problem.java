package io.liushui.sandbox.http;

import io.javalin.http.Context;
import io.liushui.sandbox.wire.Json;
import java.util.Map;

/** An answer of the control interface that refuses, after RFC 9457. */
final class Problem {

    private Problem() {}

    static void reply(Context context, int status, String code, String detail) {
        context.status(status)
                .contentType("application/problem+json")
                .result(Json.write(Map.of(
                        "type", "about:blank", "title", code, "status", status, "detail", detail, "code", code)));
    }
}
