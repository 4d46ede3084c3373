package io.liushui.launcher.humantasks;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** The user tasks of a broker, as its exporter wrote them down. */
record UserTaskJournal(Path file) {
    private static final Set<String> ENDS = Set.of("COMPLETED", "CANCELED");

    /** Variables that let a broker load the exporter; its jar is made beside the journal. */
    Map<String, String> exporter() {
        return Map.of(
                "ZEEBE_BROKER_EXPORTERS_USERTASKS_CLASSNAME", UserTaskExporter.class.getName(),
                "ZEEBE_BROKER_EXPORTERS_USERTASKS_JARPATH", jar().toString(),
                "ZEEBE_BROKER_EXPORTERS_USERTASKS_ARGS_FILE", file.toString());
    }

    /** Key of the task that is open at this element of this instance. */
    OptionalLong open(long processInstance, String element) {
        List<Event> events = events();
        Set<Long> ended = events.stream()
                .filter(event -> ENDS.contains(event.intent()))
                .map(Event::task)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.intent().equals("CREATED") && event.isAt(processInstance, element))
                .mapToLong(Event::task)
                .filter(task -> !ended.contains(task))
                .findFirst();
    }

    /** What happened to a task, in order. */
    List<String> history(long task) {
        return events().stream()
                .filter(event -> event.task() == task)
                .map(Event::intent)
                .toList();
    }

    private record Event(String intent, long task, long processInstance, String element) {
        boolean isAt(long otherInstance, String otherElement) {
            return processInstance == otherInstance && element.equals(otherElement);
        }
    }

    /** A line that is still being written is left for the next time. */
    private List<Event> events() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(UserTaskJournal::event)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Event event(String line) {
        Map<String, Object> written = Json.readObject(line);
        Map<?, ?> value = (Map<?, ?>) written.get("value");
        return new Event(
                (String) written.get("intent"),
                ((Number) value.get("userTaskKey")).longValue(),
                ((Number) value.get("processInstanceKey")).longValue(),
                (String) value.get("elementId"));
    }

    private Path jar() {
        Path jar = file.resolveSibling("user-task-exporter.jar");
        String name = UserTaskExporter.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream content = UserTaskExporter.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            content.transferTo(out);
            out.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return jar;
    }
}
