package io.liushui.api.world;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.util.Map;

/** An answer of the running API. */
public record Reply(HttpResponse<String> http) {

    public int status() {
        return http.statusCode();
    }

    public String body() {
        return http.body();
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse(null);
    }

    public Map<String, Object> json() {
        return Json.readObject(http.body());
    }

    /** A field as text. */
    public String text(String field) {
        return String.valueOf(json().get(field));
    }

    /** Status and problem code, for example {@code 404 object_not_found}; of a problem document only. */
    public String problem() {
        String type = header("Content-Type");
        return "application/problem+json".equals(type) ? status() + " " + text("code") : status() + " is " + type;
    }
}
