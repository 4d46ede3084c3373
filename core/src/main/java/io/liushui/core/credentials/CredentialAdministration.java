package io.liushui.core.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.secrets.Envelope;
import io.liushui.core.secrets.Envelopes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator may do to credentials. No value ever comes back. */
@Component
public class CredentialAdministration {
    private final JdbcClient jdbc;
    private final Envelopes envelopes;
    private final CredentialUses uses;
    private final Clock clock;

    CredentialAdministration(JdbcClient jdbc, Envelopes envelopes, CredentialUses uses, Clock clock) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * Keeps a new version; running channels take it within a second. Of the versions before only the last, and those in use, stay.
     *
     * @throws CredentialRefused when name or value cannot be, or this process has not the master key of the other credentials
     */
    @Transactional
    public CredentialVersion set(String name, String value) {
        CredentialText.requireName(name);
        byte[] secret = CredentialText.requireValue(value).getBytes(UTF_8);
        jdbc.sql("lock table credential in share row exclusive mode").update();
        requireMasterKey();
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from credential where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
        Envelope envelope = envelopes.seal(secret, Credentials.purpose(name, version));
        CredentialVersion made = new CredentialVersion(name, version, envelopes.fingerprint(secret), clock.instant());
        insert(made, envelope);
        jdbc.sql("""
                delete from credential old where name = ? and version < ?
                    and not exists (select 1 from credential_use used where used.name = old.name and used.version = old.version)""").params(name, version - 1).update();
        return made;
    }

    /** By name, the newest version first. */
    public List<CredentialVersion> list() {
        return jdbc.sql("select name, version, fingerprint, created_at from credential order by name, version desc")
                .query((row, number) -> new CredentialVersion(
                        row.getString("name"),
                        row.getInt("version"),
                        row.getString("fingerprint"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** By name and channel. */
    public List<CredentialUse> uses() {
        return uses.all();
    }

    /**
     * Removes every version.
     *
     * @throws CredentialRefused when there is none, or a channel uses it
     */
    @Transactional
    public void remove(String name) {
        List<CredentialUse> using =
                uses.all().stream().filter(use -> use.name().equals(name)).toList();
        if (!using.isEmpty()) {
            throw new CredentialRefused("The credential " + name + " is used by "
                    + using.stream().map(CredentialUse::channelId).collect(Collectors.joining(", "))
                    + ": take it out of the channel's settings and restart first.");
        }
        int removed =
                jdbc.sql("delete from credential where name = ?").param(name).update();
        if (removed == 0) {
            throw new CredentialRefused("There is no credential " + name + ".");
        }
    }

    private void requireMasterKey() {
        List<String> others = jdbc.sql("select distinct master_key from credential where master_key <> ?")
                .param(envelopes.masterKey())
                .query(String.class)
                .list();
        if (!others.isEmpty()) {
            throw new CredentialRefused("The credentials here were sealed under the master key "
                    + String.join(", ", others) + ", and this command has " + envelopes.masterKey()
                    + ": give it the same LIUSHUI_HOME and LIUSHUI_MASTER_KEY as the application.");
        }
    }

    private void insert(CredentialVersion made, Envelope envelope) {
        Instant at = made.createdAt();
        jdbc.sql("""
                insert into credential (name, version, wrapped_key, sealed, master_key, fingerprint, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        made.name(),
                        made.version(),
                        envelope.wrappedKey(),
                        envelope.sealed(),
                        envelope.masterKey(),
                        made.fingerprint(),
                        Timestamp.from(at))
                .update();
    }
}
