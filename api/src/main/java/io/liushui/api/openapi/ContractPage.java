package io.liushui.api.openapi;

import static io.liushui.api.openapi.OpenApiDocument.asMap;

import io.liushui.core.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contract for people to read, made from the document for programs. */
final class ContractPage {
    private ContractPage() {}

    static String of(Map<String, Object> document) {
        Map<String, Object> info = OpenApiDocument.map(document, "info");
        StringBuilder html = new StringBuilder(
                "<p><a href=\"/v1/openapi.json\">OpenAPI 3.1 document</a> · <a href=\"/docs/problems\">Problem codes</a></p>");
        html.append(Html.prose(info.get("description")));
        OpenApiDocument.map(document, "paths")
                .forEach((path, operations) -> asMap(operations)
                        .forEach((method, operation) -> operation(
                                html, method.toUpperCase(Locale.ROOT) + " " + path, asMap(operation), document)));
        OpenApiDocument.map(document, "webhooks")
                .forEach((name, operations) -> asMap(operations)
                        .forEach((method, operation) ->
                                operation(html, "Webhook: " + name, asMap(operation), document)));
        OpenApiDocument.map(document, "components", "schemas")
                .forEach((name, schema) -> schema(html, name, asMap(schema)));
        return Html.page(info.get("title").toString(), html.toString());
    }

    private static void operation(
            StringBuilder html, String address, Map<String, Object> operation, Map<String, Object> document) {
        html.append("<h2 id=\"")
                .append(operation.get("operationId"))
                .append("\">")
                .append(Html.escape(operation.get("summary").toString()))
                .append("</h2><p><code>")
                .append(Html.escape(address))
                .append("</code></p>")
                .append(Html.prose(operation.get("description")));
        if (operation.get("parameters") instanceof List<?> parameters && !parameters.isEmpty()) {
            html.append("<table><tbody>");
            for (Object parameter : parameters) {
                Map<String, Object> one = resolve(asMap(parameter), document);
                html.append(Html.row(
                        "<code>" + one.get("name") + "</code>",
                        one.get("in") + (Boolean.TRUE.equals(one.get("required")) ? ", required" : ""),
                        Html.inline(String.valueOf(one.getOrDefault("description", ""))),
                        SchemaTable.type(asMap(one.get("schema")))));
            }
            html.append("</tbody></table>");
        }
        if (operation.get("requestBody") != null) {
            Map<String, Object> media = OpenApiDocument.map(operation, "requestBody", "content", "application/json");
            html.append("<p>Body: ")
                    .append(SchemaTable.type(asMap(media.get("schema"))))
                    .append("</p>");
            if (media.get("example") != null) {
                html.append("<pre>")
                        .append(Html.escape(Json.write(media.get("example"))))
                        .append("</pre>");
            }
        }
        html.append("<table><tbody>");
        OpenApiDocument.map(operation, "responses").forEach((status, response) -> {
            Map<String, Object> one = resolve(asMap(response), document);
            html.append(Html.row(
                    "<code>" + status + "</code>",
                    Html.inline(one.get("description").toString())));
        });
        html.append("</tbody></table>");
    }

    private static void schema(StringBuilder html, String name, Map<String, Object> schema) {
        html.append("<h2 id=\"")
                .append(name)
                .append("\">")
                .append(name)
                .append("</h2>")
                .append(Html.prose(schema.get("description")))
                .append(SchemaTable.of(schema));
    }

    private static Map<String, Object> resolve(Map<String, Object> value, Map<String, Object> document) {
        return value.get("$ref") instanceof String reference
                ? OpenApiDocument.map(document, reference.substring(2).split("/"))
                : value;
    }
}
