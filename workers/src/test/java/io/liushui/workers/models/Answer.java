package io.liushui.workers.models;

import java.util.HashMap;
import java.util.Map;

/** What a job answers in a played journey. */
sealed interface Answer {
    record Done(Map<String, Object> variables) implements Answer {}

    record BpmnError(String code, Map<String, Object> variables) implements Answer {}

    /** @param namesAndValues name, value, name, value …; values may be null */
    static Answer with(Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Done(variables);
    }

    static Answer deadEnd(String step) {
        return new BpmnError("Err_TechnicalDeadEnd", Map.of("failedStep", step, "failure", "connection refused"));
    }
}
