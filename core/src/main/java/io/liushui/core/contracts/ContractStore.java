package io.liushui.core.contracts;

import static io.liushui.core.contracts.ContractRows.timestamp;

import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks and changes contract rows. */
@Component
class ContractStore {
    private static final String SELECT = "select " + ContractRows.COLUMNS + " from contract where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when there is no such contract; the same for {@link #lock} */
    Contract get(String contractId) {
        return found(contractId, SELECT + "id = ?");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Contract lock(String contractId) {
        return found(contractId, SELECT + "id = ? for no key update");
    }

    /** Until the transaction ends no merchant and no channel ends it; several debits may hold it at once. Empty when the app has no such contract. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Contract> hold(String appId, String contractId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ? for share")
                .params(contractId, appId)
                .query(ContractRows::read)
                .optional();
    }

    Optional<Contract> byContractNo(String channelId, String contractNo) {
        return jdbc.sql(SELECT + "channel_id = ? and contract_no = ?")
                .params(channelId, contractNo)
                .query(ContractRows::read)
                .optional();
    }

    /** Ours to send: kept as sent before the channel is called. */
    Contract sent(Contract contract, long instanceKey) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                update contract set signing = 'sent', sent_at = ?, first_sent_at = coalesce(first_sent_at, ?), driver_instance = ?, code_wanted = false,
                    version = version + 1
                where id = ?""").params(now, now, instanceKey, contract.id()).update();
        return get(contract.id());
    }

    void drivenBy(Contract contract, long instanceKey) {
        jdbc.sql("update contract set driver_instance = ?, version = version + 1 where id = ?")
                .params(instanceKey, contract.id())
                .update();
    }

    void step(Contract contract, Signing.Step step) {
        jdbc.sql("update contract set signing = ?, version = version + 1 where id = ?")
                .params(step.code(), contract.id())
                .update();
    }

    /** @param action null: the one before stays */
    void waits(Contract contract, String channelRef, SigningAction action, Instant codeExpiresAt) {
        jdbc.sql("""
                update contract set signing = 'pending', channel_ref = coalesce(?, channel_ref), action = coalesce(?::jsonb, action),
                    code_expires_at = coalesce(?, code_expires_at), version = version + 1
                where id = ?""")
                .params(
                        channelRef,
                        action == null ? null : Json.write(action.toMap()),
                        timestamp(codeExpiresAt),
                        contract.id())
                .update();
    }

    void codeExpired(Contract contract, SigningAction.CodeExpired action) {
        jdbc.sql("update contract set action = ?::jsonb, code_expires_at = null, version = version + 1 where id = ?")
                .params(Json.write(action.toMap()), contract.id())
                .update();
    }

    void codeWanted(Contract contract) {
        jdbc.sql(
                        "update contract set code_wanted = true, code_sends = code_sends + 1, version = version + 1 where id = ?")
                .param(contract.id())
                .update();
    }

    /** One code is on its way to the channel. */
    void confirming(Contract contract, Instant until) {
        jdbc.sql("""
                update contract set confirming_until = ?, tries_left = tries_left - 1, version = version + 1 where id = ?""").params(Timestamp.from(until), contract.id()).update();
    }

    void confirmed(Contract contract, int triesLeft) {
        jdbc.sql("update contract set confirming_until = null, tries_left = ?, version = version + 1 where id = ?")
                .params(triesLeft, contract.id())
                .update();
    }

    void signed(Contract contract, String channelRef, String lastFour, Instant validUntil) {
        jdbc.sql("""
                update contract set channel_ref = ?, last_four = coalesce(?, last_four), valid_until = least(valid_until, ?), signed_at = ?,
                    signing = 'answered'
                where id = ?""")
                .params(channelRef, lastFour, timestamp(validUntil), Timestamp.from(clock.instant()), contract.id())
                .update();
    }

    /** The channel holds a signature of a contract that failed here. */
    void signedTooLate(Contract contract, String channelRef) {
        jdbc.sql("update contract set channel_ref = ?, version = version + 1 where id = ?")
                .params(channelRef, contract.id())
                .update();
    }

    Contract apply(Contract contract, ContractState next) {
        jdbc.sql("""
                update contract set state = ?, reason_code = ?, action = null, code_expires_at = null, code_wanted = false, signing = 'answered',
                    finished_at = ?, version = version + 1
                where id = ?""")
                .params(
                        next.code(),
                        next.reason(),
                        next.terminal() ? Timestamp.from(clock.instant()) : null,
                        contract.id())
                .update();
        return get(contract.id());
    }

    /** @param operationId null: nothing ends it at the channel any more */
    void unsigning(Contract contract, String operationId) {
        jdbc.sql("update contract set unsign_operation = ?, version = version + 1 where id = ?")
                .params(operationId, contract.id())
                .update();
    }

    /** Whether another contract that is not over was signed with the same card. */
    boolean cardInUse(Contract contract) {
        return jdbc.sql("""
                        select exists (select from contract where card_id = ? and id <> ? and state in ('pending', 'signed'))""")
                .params(contract.cardId(), contract.id())
                .query(Boolean.class)
                .single();
    }

    private Contract found(String contractId, String sql) {
        return jdbc.sql(sql)
                .param(contractId)
                .query(ContractRows::read)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no contract " + contractId));
    }
}
