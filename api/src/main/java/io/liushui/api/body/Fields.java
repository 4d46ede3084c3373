package io.liushui.api.body;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a JSON object. Null counts as absent. Every getter throws a {@link Refusal} that names the field. */
public final class Fields {
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final String INSTANT_EXPECTED = "must be an instant like 2026-12-31T16:00:00Z";

    private final String path;
    private final Map<String, Object> values;

    private Fields(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** @param known every field that the object may have */
    public static Fields of(byte[] body, Set<String> known) {
        return new Fields("", StrictJson.object(body)).only(known);
    }

    /** Of a request that needs no body; an empty object is one without fields. */
    public static void none(byte[] body) {
        if (body.length > 0) {
            of(body, Set.of());
        }
    }

    /** Of values that were read elsewhere: texts, {@link Long}s and objects. */
    public static Fields of(Map<String, Object> values) {
        return new Fields("", values);
    }

    /** The nested object, without any field when absent. */
    public Fields object(String name, Set<String> known) {
        Object value = values.get(name);
        return new Fields(path + name + ".", value == null ? Map.of() : asObject(name, value)).only(known);
    }

    /** The objects of a list, whose fields are not looked at yet; empty when absent. */
    public List<Fields> objects(String name, int most) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most) {
            throw invalid(name, "must be a list of at most " + most + " objects");
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = name + "[" + i + "]";
            if (list.get(i) == null) {
                throw invalid(at, "must be an object");
            }
            objects.add(new Fields(path + at + ".", asObject(at, list.get(i))));
        }
        return objects;
    }

    /** The texts of a list, in order; empty when absent. */
    public List<String> list(String name, int most, Pattern form, String expected) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most) {
            throw invalid(name, "must be a list of at most " + most + " strings");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String text) || !form.matcher(text).matches()) {
                throw invalid(name + "[" + i + "]", expected);
            }
            texts.add(text);
        }
        return texts;
    }

    /** An instant with its offset, to the microsecond; null when absent. */
    public Instant instant(String name) {
        String text = text(name, INSTANT, INSTANT_EXPECTED);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noInstant) {
            throw invalid(name, INSTANT_EXPECTED);
        }
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    public Object require(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw Refusal.of(ProblemCode.MISSING_FIELD, path + name, "the field is required");
        }
        return value;
    }

    /** Or null when absent. */
    public String text(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw invalid(name, "must be a string");
    }

    /** Or null when absent. */
    public String text(String name, Pattern form, String expected) {
        String value = text(name);
        if (value != null && !form.matcher(value).matches()) {
            throw invalid(name, expected);
        }
        return value;
    }

    /** Or null when absent. */
    public Long integer(String name, long least, long most) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw invalid(name, "must be an integer from " + least + " to " + most + ", without fraction or exponent");
    }

    /** Or null when absent. */
    public Boolean flag(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw invalid(name, "must be true or false");
    }

    /** Text by text, in order; empty when absent. */
    public Map<String, String> texts(String name, int mostEntries, int longestKey, int longestValue) {
        Object value = values.get(name);
        Map<String, Object> entries = value == null ? Map.of() : asObject(name, value);
        if (entries.size() > mostEntries) {
            throw invalid(name, "has at most " + mostEntries + " entries");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (key.isEmpty() || key.length() > longestKey) {
                throw invalid(name, "has keys of 1 to " + longestKey + " characters");
            }
            if (!(entry instanceof String text) || text.length() > longestValue) {
                throw invalid(name + "." + key, "must be a string of at most " + longestValue + " characters");
            }
            texts.put(key, text);
        });
        return texts;
    }

    public Refusal invalid(String name, String expected) {
        return refused(ProblemCode.INVALID_FIELD, name, expected);
    }

    /** A refusal that names the field by its whole path. */
    public Refusal refused(ProblemCode code, String name, String detail) {
        return Refusal.of(code, path + name, detail);
    }

    /** The same fields, when each of them is known. */
    public Fields only(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.of(ProblemCode.UNKNOWN_FIELD, path + name, "this request knows no such field");
            }
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> asObject(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw invalid(name, "must be an object");
    }
}
