package io.liushui.core.credentials;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which channel was made with which version, and which version its plugin refused. */
@Component
public class CredentialUses {
    private final JdbcClient jdbc;
    private final Clock clock;

    CredentialUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By name of the credential. */
    public Map<String, Integer> of(String channelId) {
        Map<String, Integer> versions = new TreeMap<>();
        jdbc.sql("select name, version from credential_use where channel_id = ?")
                .param(channelId)
                .query(row -> {
                    versions.put(row.getString("name"), row.getInt("version"));
                });
        return versions;
    }

    /** The channel was made with these versions and uses no other credential. */
    @Transactional
    public void accepted(String channelId, Map<String, Integer> versions) {
        jdbc.sql("delete from credential_use where channel_id = ? and name <> all(?)")
                .params(channelId, versions.keySet().toArray(String[]::new))
                .update();
        // in one order, so that two processes that start together do not wait for each other
        new TreeMap<>(versions)
                .forEach((name, version) -> jdbc.sql("""
                        insert into credential_use (channel_id, name, version, changed_at) values (?, ?, ?, ?)
                        on conflict (channel_id, name) do update
                            set version = excluded.version, refused_version = null, refused_reason = null,
                                changed_at = excluded.changed_at""")
                        .params(channelId, name, version, Timestamp.from(clock.instant()))
                        .update());
    }

    /**
     * The channel's plugin refused these versions; the channel stays as it was.
     *
     * @param reason no secrets
     */
    @Transactional
    public void refused(String channelId, Map<String, Integer> versions, String reason) {
        new TreeMap<>(versions)
                .forEach((name, version) -> jdbc.sql("""
                        update credential_use set refused_version = ?, refused_reason = ?, changed_at = ?
                        where channel_id = ? and name = ? and version <> ?""")
                        .params(version, reason, Timestamp.from(clock.instant()), channelId, name, version)
                        .update());
    }

    /** Forgets the channels that are not configured any more. */
    @Transactional
    public void keepOnly(Collection<String> channelIds) {
        jdbc.sql("delete from credential_use where channel_id <> all(?)")
                .param(channelIds.toArray(String[]::new))
                .update();
    }

    List<CredentialUse> all() {
        return jdbc.sql("""
                        select channel_id, name, version, refused_version, refused_reason from credential_use
                        order by name, channel_id""")
                .query((row, number) -> new CredentialUse(
                        row.getString("channel_id"),
                        row.getString("name"),
                        row.getInt("version"),
                        row.getObject("refused_version", Integer.class),
                        row.getString("refused_reason")))
                .list();
    }
}
