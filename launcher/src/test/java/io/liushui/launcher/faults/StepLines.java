package io.liushui.launcher.faults;

import io.liushui.core.json.Json;
import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The steps that an application wrote into its log, one line for each time that a worker ran one. */
record StepLines(Path log) {

    static StepLines of(Installation installation) {
        return new StepLines(installation.log("app"));
    }

    /** Job types of the trace's steps that were carried out to their end, before the job was completed at the engine. */
    List<String> of(String traceId) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(traceId) && line.contains("\"tookMicros\""))
                    .map(Json::readObject)
                    .filter(entry -> "ok".equals(entry.get("outcome")))
                    .map(entry -> (String) entry.get("message"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
