package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The clients' numbers and our own. */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_|*@.-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Numbers() {}

    /** @throws Refusal unless 1 to 64 letters, digits and {@code _|*@.-}; a channel may ask for less */
    static void require(String number, String field) {
        if (number == null || !NUMBER.matcher(number).matches()) {
            throw new Refusal(422, "invalid_request", field + " is not acceptable");
        }
    }

    /** @throws Refusal when an order, authorisation, contract or payout of any channel has the number */
    static void requireFree(Sql sql, String number) throws SQLException {
        if (Everywhere.channelOf(sql, number).isPresent()) {
            throw new Refusal(409, "order_conflict", "the number is taken");
        }
    }

    /** Unguessable: 128 random bits after the prefix. */
    public static String next(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** As many random digits, the first of them not 0. */
    public static String digits(int count) {
        StringBuilder digits = new StringBuilder(count).append(1 + RANDOM.nextInt(9));
        while (digits.length() < count) {
            digits.append(RANDOM.nextInt(10));
        }
        return digits.toString();
    }
}
