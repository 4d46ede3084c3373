package io.liushui.launcher.bench;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What was measured, in the order in which it is shown. */
final class Figures {
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
        return Double.isFinite(value) ? (Object) (Math.round(value * 10) / 10.0) : "not measured";
    }

    String toJson() {
        return Json.write(values);
    }

    /** Whole or not at all. */
    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, toJson() + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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
