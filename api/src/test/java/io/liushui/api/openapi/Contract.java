package io.liushui.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.liushui.api.world.Reply;
import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds answers against the document that the API itself serves. */
final class Contract {
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Object> document;

    Contract(String json) {
        this.document = Json.readObject(json);
    }

    /** Asserts that the operation documents this status, its headers, its body and, of a refusal, its code. */
    void check(Reply reply) {
        Map<String, Object> operation = operation(reply).orElseThrow();
        Map<String, Object> response =
                resolve(OpenApiDocument.map(operation, "responses").get(Integer.toString(reply.status())));
        assertThat(response)
                .as(
                        "%s is documented for %s",
                        reply.status(), reply.http().request().uri())
                .isNotNull();
        if (reply.status() >= 400) {
            assertThat(response.get("description").toString()).contains("`" + reply.text("code") + "`");
        }
        if (response.get("headers") instanceof Map<?, ?> headers) {
            headers.forEach((name, header) -> {
                if (Boolean.TRUE.equals(resolve(header).get("required"))) {
                    assertThat(reply.header(name.toString()))
                            .as(name.toString())
                            .isNotNull();
                }
            });
        }
        String mediaType = reply.header("Content-Type").replaceFirst(";.*", "");
        Map<String, Object> media = OpenApiDocument.map(response, "content", mediaType);
        assertThat(media).as(mediaType).isNotNull();
        assertValid(
                OpenApiDocument.asMap(media.get("schema")),
                mediaType.endsWith("json") ? reply.body() : Json.write(reply.body()));
    }

    /** Empty when the document has no such address and method. */
    Optional<Map<String, Object>> operation(Reply reply) {
        String path = reply.http().request().uri().getRawPath();
        String method = reply.http().request().method().toLowerCase(Locale.ROOT);
        return OpenApiDocument.map(document, "paths").entrySet().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(entry -> OpenApiDocument.asMap(entry.getValue()).get(method))
                .filter(Objects::nonNull)
                .map(OpenApiDocument::asMap)
                .findFirst();
    }

    /** Method and path of every operation. */
    List<String> addresses() {
        return OpenApiDocument.map(document, "paths").entrySet().stream()
                .flatMap(path -> OpenApiDocument.asMap(path.getValue()).keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    void assertValid(String schemaName, String json) {
        assertValid(Map.of("$ref", "#/components/schemas/" + schemaName), json);
    }

    void assertValid(Map<String, Object> schema, String json) {
        Map<String, Object> whole = new LinkedHashMap<>(schema);
        whole.put("components", document.get("components"));
        Schema compiled = schemas.getSchema(Json.write(whole), InputFormat.JSON);
        assertThat(compiled.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    private Map<String, Object> resolve(Object value) {
        Map<String, Object> map = OpenApiDocument.asMap(value);
        return map != null && map.get("$ref") instanceof String reference
                ? OpenApiDocument.map(document, reference.substring(2).split("/"))
                : map;
    }
}
