package io.liushui.core.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.ids.Ids;
import io.liushui.core.secrets.Envelope;
import io.liushui.core.secrets.Envelopes;
import io.liushui.core.secrets.KeyedHashes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of cards. */
@Component
public class Vault {
    private static final String SHOWN = "id, bin, last_four, brand";

    private final JdbcClient jdbc;
    private final Envelopes envelopes;
    private final KeyedHashes hashes;
    private final Clock clock;

    Vault(JdbcClient jdbc, Envelopes envelopes, KeyedHashes hashes, Clock clock) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Seals the card and answers its token; the same number of the same app has one token, with the newest expiry and holder. Its row stays locked until the
     * transaction ends: whoever wants to forget the card waits, and then finds what needs it.
     *
     * @return the card as everybody may see it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public VaultCard tokenise(String appId, CardDetails card) {
        Instant now = clock.instant();
        String id = tokenOf(appId, card.number()).orElseGet(() -> insert(appId, card, now));
        Envelope envelope = envelopes.seal(card.sealable().getBytes(UTF_8), purpose(id));
        jdbc.sql("update vault_card set wrapped_key = ?, sealed = ?, master_key = ? where id = ?")
                .params(envelope.wrappedKey(), envelope.sealed(), envelope.masterKey(), id)
                .update();
        return find(id).orElseThrow();
    }

    /** The token under which an app has this card. */
    public Optional<String> tokenOf(String appId, CardNumber number) {
        return jdbc.sql("select id from vault_card where app_id = ? and number_hash = ?")
                .params(appId, hash(appId, number))
                .query(String.class)
                .optional();
    }

    public Optional<VaultCard> find(String cardId) {
        return jdbc.sql("select " + SHOWN + " from vault_card where id = ?")
                .param(cardId)
                .query(Vault::read)
                .optional();
    }

    /**
     * The card in clear, to be handed to a channel and to nobody else.
     *
     * @throws IllegalStateException when the card was forgotten, or sealed under another master key
     */
    public CardDetails reveal(String cardId) {
        Envelope envelope = jdbc.sql("select wrapped_key, sealed, master_key from vault_card where id = ?")
                .param(cardId)
                .query((row, number) ->
                        new Envelope(row.getBytes("wrapped_key"), row.getBytes("sealed"), row.getString("master_key")))
                .single();
        if (envelope.sealed() == null) {
            throw new IllegalStateException(cardId + " was forgotten");
        }
        return CardDetails.of(new String(envelopes.open(envelope, purpose(cardId)), UTF_8));
    }

    /** Until the transaction ends nobody else seals or forgets it; to be called before it is looked at whether something needs the card. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String cardId) {
        jdbc.sql("select id from vault_card where id = ? for no key update")
                .param(cardId)
                .query(String.class)
                .single();
    }

    /** Nobody can reveal it any more; first and last digits and the hash stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String cardId) {
        jdbc.sql("update vault_card set wrapped_key = null, sealed = null where id = ?")
                .param(cardId)
                .update();
    }

    /** Two requests with one card at once get one token: the second waits for the first and takes its row. */
    private String insert(String appId, CardDetails card, Instant now) {
        return jdbc.sql("""
                        insert into vault_card (id, app_id, number_hash, bin, last_four, brand, master_key, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (app_id, number_hash) do update set master_key = excluded.master_key
                        returning id""")
                .params(
                        Ids.next("card", now),
                        appId,
                        hash(appId, card.number()),
                        card.number().bin(),
                        card.number().lastFour(),
                        card.number().brand().code(),
                        envelopes.masterKey(),
                        Timestamp.from(now))
                .query(String.class)
                .single();
    }

    /** By app: from two apps' tokens nobody learns that they hold the same card. */
    private byte[] hash(String appId, CardNumber number) {
        return hashes.of(number.digits().getBytes(UTF_8), "card number of " + appId);
    }

    private static String purpose(String cardId) {
        return "card " + cardId;
    }

    private static VaultCard read(ResultSet row, int number) throws SQLException {
        return new VaultCard(
                row.getString("id"),
                row.getString("bin"),
                row.getString("last_four"),
                CardBrand.valueOf(row.getString("brand").toUpperCase(java.util.Locale.ROOT)));
    }
}
