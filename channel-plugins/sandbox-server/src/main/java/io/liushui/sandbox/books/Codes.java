package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Codes sent to a payer by text message. A number has one code at a time; sending another replaces it. */
public final class Codes {

    private static final int TRIES = 3;
    private static final long VALID_MILLIS = 300_000;

    private final Desk desk;

    Codes(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param number what the code is for: an order, an authorisation or a contract
     * @param triesLeft 0 to 3
     * @param validUntil milliseconds since 1970
     */
    public record Sent(String channel, String number, String phone, String code, int triesLeft, long validUntil) {}

    /** @return the code, six digits, valid for five minutes and three tries */
    public String send(String number, String phone) {
        Numbers.require(number, "order_no");
        String code = Numbers.digits(6);
        long validUntil = desk.clock().millis() + VALID_MILLIS;
        desk.store().write(sql -> sql.update("""
                        insert or replace into code (number, channel, phone, code, tries_left, valid_until)
                        values (?, ?, ?, ?, ?, ?)""", number, desk.channel(), phone, code, TRIES, validUntil));
        return code;
    }

    /**
     * Uses the code up.
     *
     * @throws Refusal {@code code_not_found}, {@code code_expired}, {@code code_tries_exhausted}, {@code code_wrong}
     */
    public void verify(String number, String code) {
        Optional<Refusal> refusal = desk.store().write(sql -> {
            Sent sent = list(sql, number).stream()
                    .filter(found -> found.channel().equals(desk.channel()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(404, "code_not_found", "no code was sent"));
            if (desk.clock().millis() >= sent.validUntil()) {
                return refused("code_expired");
            }
            if (sent.triesLeft() == 0) {
                return refused("code_tries_exhausted");
            }
            if (!sent.code().equals(code)) {
                sql.update("update code set tries_left = tries_left - 1 where number = ?", number);
                return refused("code_wrong");
            }
            sql.update("delete from code where number = ?", number);
            return Optional.empty();
        });
        refusal.ifPresent(found -> {
            throw found;
        });
    }

    /** The code that was sent last and not used up; empty for another channel's too. */
    public Optional<Sent> peek(String number) {
        return desk.store().read(sql -> list(sql, number)).stream()
                .filter(sent -> sent.channel().equals(desk.channel()))
                .findFirst();
    }

    static List<Sent> list(Sql sql, String number) throws SQLException {
        return sql.list(
                "select * from code where number = ?",
                row -> new Sent(
                        row.getString("channel"),
                        row.getString("number"),
                        row.getString("phone"),
                        row.getString("code"),
                        row.getInt("tries_left"),
                        row.getLong("valid_until")),
                number);
    }

    private static Optional<Refusal> refused(String code) {
        return Optional.of(new Refusal(422, code, "the code is not accepted"));
    }
}
