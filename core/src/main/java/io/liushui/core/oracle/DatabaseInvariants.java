package io.liushui.core.oracle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The invariants that the database alone can show. Each feature brings its own rules. */
@Component
public class DatabaseInvariants {
    private static final int MOST_PER_RULE = 20;

    private final List<InvariantRules> features;
    private final JdbcClient jdbc;
    private final Clock clock;

    DatabaseInvariants(List<InvariantRules> features, JdbcClient jdbc, Clock clock) {
        this.features = List.copyOf(features);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param slack how long after its expiry a payment, and how long in the outbox a message, may still be under way */
    @Transactional(readOnly = true)
    public List<Violation> check(Duration slack) {
        List<Violation> violations = new ArrayList<>();
        rules().forEach((rule, sql) -> violations.addAll(
                jdbc.sql("select * from (" + sql + ") broken (subject, detail) limit " + MOST_PER_RULE)
                        .param("slack", slack.toSeconds())
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, number) -> new Violation(rule, row.getString("subject"), row.getString("detail")))
                        .list()));
        return violations;
    }

    private Map<String, String> rules() {
        Map<String, String> all = new LinkedHashMap<>();
        features.forEach(feature -> feature.rules().forEach((rule, sql) -> {
            if (all.put(rule, sql) != null) {
                throw new IllegalStateException("two features have the rule " + rule);
            }
        }));
        return all;
    }
}
