package io.liushui.launcher.bench;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** What was measured, in the order in which it is shown. */
final class Figures {
    static final String NOT_MEASURED = "not measured";
    private static final List<String> KIND = List.of("processors", "quick");

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Consumer<String> progress;

    /** @param progress told each figure as soon as it is known */
    Figures(Consumer<String> progress) {
        this.progress = progress;
    }

    /** @param value a count, a truth, or a map of numbers by name */
    void put(String name, Object value) {
        values.put(name, value);
        progress.accept(line(name, value));
    }

    /** Kept to one decimal. */
    void rate(String name, double value) {
        put(name, rounded(value));
    }

    /** Empty when it was not measured. */
    OptionalDouble number(String name) {
        return values.get(name) instanceof Double value ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** To one decimal; words stand for what could not be measured, because JSON has no such number. */
    static Object rounded(double value) {
        return Double.isFinite(value) ? (Object) (Math.round(value * 10) / 10.0) : NOT_MEASURED;
    }

    /**
     * Writes the file, whole or not at all. What an earlier run measured and this one did not stays in it, when that run was of the same kind: as short
     * or long, on as many processors.
     */
    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Map<String, Object> all = new LinkedHashMap<>(earlier(file));
        all.putAll(values);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, Json.write(all) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, Object> earlier(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, Object> before = Json.readObject(Files.readString(file));
            boolean alike = KIND.stream().allMatch(name -> Objects.equals(before.get(name), values.get(name)));
            return alike ? before : Map.of();
        } catch (JacksonException damaged) {
            // Somebody's edit must not cost what was measured just now
            return Map.of();
        }
    }

    String toTable() {
        StringBuilder table = new StringBuilder();
        values.forEach((name, value) -> table.append(line(name, value)).append('\n'));
        return table.toString();
    }

    private static String line(String name, Object value) {
        return "%-32s %s".formatted(name, text(value));
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> parts) {
            StringBuilder text = new StringBuilder();
            parts.forEach((name, part) -> text.append("%s %-12s".formatted(name, part)));
            return text.toString().strip();
        }
        return String.valueOf(value);
    }
}
