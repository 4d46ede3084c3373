package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a payer is asked to agree to: an order, an authorisation or a contract.
 *
 * @param amount in minor units, 0 for a contract
 * @param currency null for a contract
 * @param returnUrl may be null
 */
public record Approval(
        String channel,
        String number,
        String token,
        String subject,
        long amount,
        String currency,
        Stage stage,
        String returnUrl) {

    public enum Stage {
        OPEN,
        AGREED,
        REFUSED,
        CLOSED
    }

    record Found(String channel, String number) {}

    static Optional<Found> find(Sql sql, String token) throws SQLException {
        return sql.one("""
                select channel, order_no as number from orders where token = ?
                union all select channel, authorization_no from authorization where token = ?
                union all select channel, contract_no from contract where token = ?""", row -> new Found(row.getString("channel"), row.getString("number")), token, token, token);
    }

    static Approval of(Books books, String number) {
        if (books.orders().peek(number).isPresent()) {
            return of(books.orders().find(number));
        }
        return books.authorizations().peek(number).isPresent()
                ? of(books.authorizations().find(number))
                : of(books.contracts().find(number));
    }

    /** Agrees on the payer's behalf; what is not open any more stays as it is. */
    public static void confirm(Books books, String number) {
        if (books.orders().peek(number).isPresent()) {
            books.orders().confirm(number);
        } else if (books.authorizations().peek(number).isPresent()) {
            books.authorizations().confirm(number);
        } else {
            books.contracts().confirm(number);
        }
    }

    /**
     * Refuses on the payer's behalf; what is not open any more stays as it is.
     *
     * @throws Refusal when nothing has the number
     */
    public static void refuse(Books books, String number) {
        if (books.orders().peek(number).isPresent()) {
            books.orders().refuse(number);
        } else if (books.authorizations().peek(number).isPresent()) {
            books.authorizations().refuse(number);
        } else {
            books.contracts().refuse(number);
        }
    }

    private static Approval of(Order order) {
        Stage stage = switch (order.state()) {
            case PENDING -> Stage.OPEN;
            case APPROVED, SUCCEEDED -> Stage.AGREED;
            case DECLINED -> Stage.REFUSED;
            case CLOSED -> Stage.CLOSED;
        };
        return new Approval(
                order.channel(),
                order.orderNo(),
                order.token(),
                order.subject(),
                order.amount(),
                order.currency(),
                stage,
                order.returnUrl());
    }

    private static Approval of(Authorization held) {
        Stage stage = switch (held.state()) {
            case PENDING -> Stage.OPEN;
            case APPROVED, AUTHORIZED -> Stage.AGREED;
            case DECLINED -> Stage.REFUSED;
            case CLOSED, VOIDED, EXPIRED -> Stage.CLOSED;
        };
        return new Approval(
                held.channel(),
                held.authorizationNo(),
                held.token(),
                held.subject(),
                held.amount(),
                held.currency(),
                stage,
                held.returnUrl());
    }

    private static Approval of(Contract contract) {
        Stage stage = switch (contract.state()) {
            case PENDING -> Stage.OPEN;
            case SIGNED -> Stage.AGREED;
            case REFUSED -> Stage.REFUSED;
            case CLOSED, UNSIGNED, EXPIRED -> Stage.CLOSED;
        };
        return new Approval(
                contract.channel(),
                contract.contractNo(),
                contract.token(),
                contract.subject(),
                0,
                null,
                stage,
                contract.returnUrl());
    }
}
