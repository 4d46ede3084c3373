package io.liushui.workers.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** Output variables of a job; a null value is written as null, so that an older one does not shine through. */
public final class Variables {

    private Variables() {}

    public static Map<String, Object> of(String name, Object value) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(name, value);
        return variables;
    }

    public static Map<String, Object> of(String name, Object value, String name2, Object value2) {
        Map<String, Object> variables = of(name, value);
        variables.put(name2, value2);
        return variables;
    }

    public static Map<String, Object> of(
            String name, Object value, String name2, Object value2, String name3, Object value3) {
        Map<String, Object> variables = of(name, value, name2, value2);
        variables.put(name3, value3);
        return variables;
    }
}
