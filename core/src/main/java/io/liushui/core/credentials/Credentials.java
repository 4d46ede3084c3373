package io.liushui.core.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.secrets.Envelope;
import io.liushui.core.secrets.Envelopes;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The credentials as channels take them. */
@Component
public class Credentials {
    private final JdbcClient jdbc;
    private final Envelopes envelopes;

    Credentials(JdbcClient jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /** The newest version of every credential, by name. */
    public Map<String, Integer> newest() {
        Map<String, Integer> versions = new TreeMap<>();
        jdbc.sql("select name, max(version) as version from credential group by name")
                .query(row -> {
                    versions.put(row.getString("name"), row.getInt("version"));
                });
        return versions;
    }

    /**
     * @param version null when there is none
     * @throws IllegalArgumentException when there is no such version
     * @throws IllegalStateException when it was sealed under another master key, or changed
     */
    String reveal(String name, Integer version) {
        Envelope envelope = jdbc.sql(
                        "select wrapped_key, sealed, master_key from credential where name = ? and version = ?")
                .params(name, version)
                .query((row, number) ->
                        new Envelope(row.getBytes("wrapped_key"), row.getBytes("sealed"), row.getString("master_key")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the credential '" + name + "' is not set: ./liushui credential set " + name));
        return new String(envelopes.open(envelope, purpose(name, version)), UTF_8);
    }

    static String purpose(String name, int version) {
        return "credential " + name + " version " + version;
    }
}
