package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Contract.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of the contracts; each method is part of its caller's transaction. */
final class ContractTable {

    private static final String INSERT = """
            insert into contract (channel, contract_no, method, subject, expires_at, return_url, notification_url,
              valid_until, state, reference, token, created_at, changed_at, details)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?)""";

    private ContractTable() {}

    static Optional<Contract> find(Sql sql, String channel, String number) throws SQLException {
        return sql.one("select * from contract where contract_no = ? and channel = ?", Contract::read, number, channel);
    }

    static Optional<Contract> findByReference(Sql sql, String channel, String reference) throws SQLException {
        return sql.one(
                "select * from contract where channel = ? and reference = ?", Contract::read, channel, reference);
    }

    static Contract insert(Sql sql, Desk desk, NewContract asked) throws SQLException {
        long now = desk.clock().millis();
        sql.update(
                INSERT,
                desk.channel(),
                asked.contractNo(),
                asked.method(),
                asked.subject(),
                asked.expiresAt(),
                asked.returnUrl(),
                desk.addressOr(asked.notificationUrl()),
                asked.validUntil(),
                desk.references().next(References.Kind.CONTRACT),
                Numbers.next(""),
                now,
                now,
                Details.write(asked.details()));
        return find(sql, desk.channel(), asked.contractNo()).orElseThrow();
    }

    static Contract change(Sql sql, Contract known, State state, long now) throws SQLException {
        sql.update(
                "update contract set state = ?, changed_at = ? where contract_no = ?",
                state.name(),
                now,
                known.contractNo());
        return find(sql, known.channel(), known.contractNo()).orElseThrow();
    }
}
