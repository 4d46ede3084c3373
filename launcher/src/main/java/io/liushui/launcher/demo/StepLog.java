package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Follows the application's log for the steps of one trace. */
final class StepLog {
    private final Path file;
    private final String traceId;
    private long position;

    StepLog(Path file, String traceId) {
        this.file = file;
        this.traceId = traceId;
        this.position = file.toFile().length();
    }

    /** A step that was done: the BPMN element's id, how long it took. */
    record Step(String element, String micros) {}

    /** What has come since the last call; whole lines only. */
    List<Step> news() {
        List<Step> steps = new ArrayList<>();
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < position) {
                position = 0;
            }
            byte[] more = new byte[(int) Math.min(log.length() - position, 1 << 20)];
            log.seek(position);
            log.readFully(more);
            String text = new String(more, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            position += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
            text.substring(0, end)
                    .lines()
                    .filter(line -> line.contains(traceId))
                    .forEach(line -> add(line, steps));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return steps;
    }

    private static void add(String line, List<Step> steps) {
        try {
            Map<String, Object> entry = Json.readObject(line);
            if (entry.get("element") instanceof String element && entry.get("tookMicros") instanceof String micros) {
                steps.add(new Step(element, micros));
            }
        } catch (JacksonException notJson) {
            return;
        }
    }
}
