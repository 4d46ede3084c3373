package io.liushui.workers.contracts;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What models may give to a job type and expect of it, as the file in {@code bpmn/contracts} says. */
public record JobContract(String type, Set<String> inputs, Map<String, Object> outputs, List<String> errors) {

    /** All contracts by job type. */
    public static Map<String, JobContract> all() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/contracts/*.json");
            Map<String, JobContract> contracts = new TreeMap<>();
            for (Resource file : files) {
                JobContract contract = of(Json.readObject(file.getContentAsString(StandardCharsets.UTF_8)));
                contracts.put(contract.type(), contract);
            }
            return contracts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static JobContract of(Map<String, Object> file) {
        return new JobContract(
                (String) file.get("type"),
                ((Map<String, Object>) file.get("inputs")).keySet(),
                (Map<String, Object>) file.get("outputs"),
                (List<String>) file.get("errors"));
    }

    /** What is wrong with these output variables; empty when nothing is. */
    public List<String> violations(Map<String, Object> variables) {
        return violations(type, outputs, variables);
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(String path, Map<String, Object> declared, Map<String, Object> variables) {
        List<String> wrong = new ArrayList<>();
        variables.forEach((name, value) -> {
            Map<String, Object> output = (Map<String, Object>) declared.get(name);
            if (output == null) {
                wrong.add(path + "." + name + " is not in the contract");
            } else if (value == null) {
                if (!Boolean.TRUE.equals(output.get("nullable"))) {
                    wrong.add(path + "." + name + " must not be null");
                }
            } else if (!fits(output, value)) {
                wrong.add(path + "." + name + " does not fit " + output + ": " + value);
            } else if (output.get("properties") instanceof Map<?, ?> properties) {
                wrong.addAll(
                        violations(path + "." + name, (Map<String, Object>) properties, (Map<String, Object>) value));
            }
        });
        return wrong;
    }

    private static boolean fits(Map<String, Object> output, Object value) {
        boolean typed = switch ((String) output.get("type")) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            case "object" -> value instanceof Map;
            default -> throw new IllegalArgumentException("a contract knows no type " + output.get("type"));
        };
        return typed && (!(output.get("values") instanceof List<?> values) || values.contains(value));
    }
}
