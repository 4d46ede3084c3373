package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Contract.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/** A payer's standing consent: signed once, and taken back. */
public final class Contracts {

    private final Desk desk;

    Contracts(Desk desk) {
        this.desk = desk;
    }

    /**
     * Asks for a consent; a repeated number gets the contract as it stands.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the number belongs to something else
     */
    public Contract sign(NewContract asked, boolean announce) {
        asked.validate();
        return desk.store().write(sql -> sign(sql, asked, announce));
    }

    Contract sign(Sql sql, NewContract asked, boolean announce) throws SQLException {
        Optional<Contract> known = ContractTable.find(sql, desk.channel(), asked.contractNo());
        if (known.isPresent()) {
            return repeated(expire(sql, known.get()), asked);
        }
        Numbers.requireFree(sql, asked.contractNo());
        Contract kept = ContractTable.insert(sql, desk, asked);
        return asked.decision() == Decision.AT_ONCE ? change(sql, kept, State.SIGNED, announce) : kept;
    }

    private static Contract repeated(Contract known, NewContract asked) {
        if (!known.method().equals(asked.method()) || !known.subject().equals(asked.subject())) {
            throw new Refusal(409, "contract_conflict", "the number belongs to a contract with other content");
        }
        return known;
    }

    /** @throws Refusal {@code contract_not_found} when the channel never saw the number */
    public Contract find(String number) {
        return desk.store().write(sql -> known(sql, number));
    }

    public Optional<Contract> peek(String number) {
        return desk.store().read(sql -> ContractTable.find(sql, desk.channel(), number));
    }

    /** By the channel's own token. */
    public Optional<Contract> findByReference(String reference) {
        return desk.store().read(sql -> ContractTable.findByReference(sql, desk.channel(), reference));
    }

    /** @throws Refusal {@code contract_not_signed} unless the token belongs to a consent that stands */
    public Contract requireSigned(String reference) {
        return findByReference(reference)
                .map(contract -> find(contract.contractNo()))
                .filter(contract -> contract.state() == State.SIGNED)
                .orElseThrow(() -> new Refusal(409, "contract_not_signed", "no consent stands under this token"));
    }

    /** The payer agrees; one that is not open any more stays as it is. */
    public Contract confirm(String number) {
        return decide(number, State.SIGNED);
    }

    /** The payer refuses; one that is not open any more stays as it is. */
    public Contract refuse(String number) {
        return decide(number, State.REFUSED);
    }

    /**
     * Takes the consent back; one that was taken back, or has ended by itself, stays so.
     *
     * @throws Refusal {@code contract_not_signed} when it never stood
     */
    public Contract unsign(String number, boolean announce) {
        return desk.store().write(sql -> {
            Contract known = known(sql, number);
            if (known.state() == State.UNSIGNED || known.state() == State.EXPIRED) {
                return known;
            }
            if (known.state() != State.SIGNED) {
                throw new Refusal(409, "contract_not_signed", "the consent was never given");
            }
            return change(sql, known, State.UNSIGNED, announce);
        });
    }

    private Contract decide(String number, State decision) {
        return desk.store().write(sql -> {
            Contract known = known(sql, number);
            return known.state() == State.PENDING ? change(sql, known, decision, true) : known;
        });
    }

    private Contract known(Sql sql, String number) throws SQLException {
        return expire(
                sql,
                ContractTable.find(sql, desk.channel(), number)
                        .orElseThrow(() -> new Refusal(404, "contract_not_found", "no contract has this number")));
    }

    private Contract expire(Sql sql, Contract known) throws SQLException {
        long now = desk.clock().millis();
        if (known.state() == State.PENDING && now >= known.expiresAt()) {
            return ContractTable.change(sql, known, State.CLOSED, now);
        }
        boolean over = known.state() == State.SIGNED && known.validUntil() != null && now >= known.validUntil();
        return over ? ContractTable.change(sql, known, State.EXPIRED, now) : known;
    }

    private Contract change(Sql sql, Contract known, State state, boolean asynchronous) throws SQLException {
        Contract changed = ContractTable.change(sql, known, state, desk.clock().millis());
        desk.announcements().happened(sql, new Event.ContractChanged(changed), asynchronous);
        return changed;
    }
}
