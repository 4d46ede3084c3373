package io.liushui.core.settings;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The extension properties of the deployed process models. Readers see a change within five seconds. */
@Component
public class ProcessSettings {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Read> reads = new ConcurrentHashMap<>();

    ProcessSettings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Replaces the settings of a process by those of its newest version. Names are kept as {@code process.property}. */
    @Transactional
    public void deployed(String processId, int version, Map<String, String> properties) {
        jdbc.sql("delete from process_setting where process_id = ? and not name = any (?)")
                .params(
                        processId,
                        properties.keySet().stream()
                                .map(name -> processId + "." + name)
                                .toArray(String[]::new))
                .update();
        properties.forEach((name, value) -> jdbc.sql("""
                        insert into process_setting (name, value, process_id, process_version, updated_at) values (?, ?, ?, ?, ?)
                        on conflict (name) do update set value = excluded.value, process_version = excluded.process_version,
                            updated_at = excluded.updated_at""")
                .params(processId + "." + name, value, processId, version, Timestamp.from(clock.instant()))
                .update());
        reads.clear();
    }

    /** The setting as an ISO 8601 duration, or the given one while nothing was deployed. */
    public Duration duration(String name, Duration whileUnknown) {
        return value(name).map(Duration::parse).orElse(whileUnknown);
    }

    private Optional<String> value(String name) {
        Instant now = clock.instant();
        Read read = reads.get(name);
        if (read == null || read.at().plus(FRESH).isBefore(now)) {
            read = new Read(
                    jdbc.sql("select value from process_setting where name = ?")
                            .param(name)
                            .query(String.class)
                            .optional(),
                    now);
            reads.put(name, read);
        }
        return read.value();
    }

    private record Read(Optional<String> value, Instant at) {}
}
