package io.liushui.api.openapi;

import io.liushui.api.problems.ProblemCode;
import io.liushui.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract: the files of folder {@code openapi}, one per feature, put together, with the problem codes written into it. */
@Component
class OpenApiDocument {
    /** Of every signed request. */
    private static final List<ProblemCode> COMMON = List.of(
            ProblemCode.SIGNATURE_MISSING,
            ProblemCode.SIGNATURE_MALFORMED,
            ProblemCode.KEY_UNKNOWN,
            ProblemCode.KEY_NOT_VALID,
            ProblemCode.ALGORITHM_MISMATCH,
            ProblemCode.TIMESTAMP_OUT_OF_WINDOW,
            ProblemCode.SIGNATURE_INVALID,
            ProblemCode.NONCE_REUSED,
            ProblemCode.APP_SUSPENDED,
            ProblemCode.INVALID_PARAMETER,
            ProblemCode.ROUTE_NOT_FOUND,
            ProblemCode.METHOD_NOT_ALLOWED,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.BODY_TOO_LARGE,
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            ProblemCode.RATE_LIMITED,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.SERVICE_UNAVAILABLE);

    private final Map<String, Object> document;
    private final String json;

    OpenApiDocument() {
        this.document = read();
        map(document, "components", "schemas", "Problem", "properties", "code")
                .put(
                        "enum",
                        Arrays.stream(ProblemCode.values())
                                .map(ProblemCode::code)
                                .toList());
        map(document, "paths")
                .values()
                .forEach(path -> asMap(path).values().forEach(operation -> addProblems(asMap(operation))));
        this.json = Json.write(document);
    }

    String json() {
        return json;
    }

    Map<String, Object> map() {
        return document;
    }

    @SuppressWarnings("unchecked")
    private static void addProblems(Map<String, Object> operation) {
        Map<Integer, StringBuilder> byStatus = new TreeMap<>();
        if (operation.remove("x-problems") instanceof List<?> codes) {
            COMMON.forEach(code -> name(byStatus, code));
            codes.forEach(
                    code -> name(byStatus, ProblemCode.valueOf(code.toString().toUpperCase(java.util.Locale.ROOT))));
        }
        Map<String, Object> responses = (Map<String, Object>) operation.get("responses");
        byStatus.forEach((status, codes) -> responses.put(Integer.toString(status), problem(status, codes.toString())));
    }

    private static void name(Map<Integer, StringBuilder> byStatus, ProblemCode code) {
        StringBuilder codes = byStatus.computeIfAbsent(code.status(), status -> new StringBuilder());
        codes.append(codes.isEmpty() ? "" : ", ")
                .append('`')
                .append(code.code())
                .append('`');
    }

    private static Map<String, Object> problem(int status, String codes) {
        Map<String, Object> headers = new LinkedHashMap<>();
        List<String> names = switch (status) {
            case 405 -> List.of("Request-Id", "Allow");
            case 429, 503 -> List.of("Request-Id", "Retry-After");
            default -> List.of("Request-Id");
        };
        names.forEach(name -> headers.put(name, Map.of("$ref", "#/components/headers/" + name)));
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", codes);
        problem.put("headers", headers);
        problem.put(
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        return problem;
    }

    private static Map<String, Object> read() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(100);
        Map<String, Object> whole = new LinkedHashMap<>();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:openapi/*.yaml");
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            for (Resource file : files) {
                try (InputStream text = file.getInputStream()) {
                    add(whole, new Yaml(new SafeConstructor(options)).load(text), file.getFilename());
                }
            }
            return whole;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws IllegalStateException when two files say the same thing */
    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> whole, Map<String, Object> part, String origin) {
        part.forEach((name, value) -> {
            Object present = whole.putIfAbsent(name, value);
            if (present instanceof Map && value instanceof Map) {
                add((Map<String, Object>) present, (Map<String, Object>) value, origin);
            } else if (present instanceof List && value instanceof List) {
                ((List<Object>) present).addAll((List<Object>) value);
            } else if (present != null) {
                throw new IllegalStateException(origin + " says again what " + name + " is");
            }
        });
    }

    static Map<String, Object> map(Map<String, Object> from, String... path) {
        Map<String, Object> found = from;
        for (String name : path) {
            found = asMap(found.get(name));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
