package io.liushui.core.monthlycaps;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.secrets.KeyedHashes;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.MonthlyCap;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what phone numbers pay at channels that state a monthly cap, so that none is asked in vain, nor two payments at once for what is left for one. An
 * attempt is counted in the month in which it is made, and given back when it ends without money; what the channel refunds is given back too. Numbers are kept
 * as keyed hashes only. The channel's own count decides in the end: it knows what the number paid elsewhere.
 */
@Component
public class MonthlyCaps {
    private static final String PURPOSE = "monthly cap of a phone number";

    private final ChannelGateway gateway;
    private final KeyedHashes hashes;
    private final JdbcClient jdbc;
    private final Clock clock;

    MonthlyCaps(ChannelGateway gateway, KeyedHashes hashes, JdbcClient jdbc, Clock clock) {
        this.gateway = gateway;
        this.hashes = hashes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Attempts of one phone number take turns until their transactions end. The attempt has to be made in this transaction.
     *
     * @return whether the cap has room for it, and then it is counted; always where there is no cap
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(CappedPayment payment) {
        return cap(payment).map(cap -> claim(payment, cap)).orElse(true);
    }

    /**
     * The attempt has come to its end: what it claimed was paid, or is given back. One that is paid after it was given up counts again, with room or without: the
     * channel counts it too. Without effect on an attempt without a claim, and repeated.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String attemptId, boolean succeeded) {
        lockedClaim(attemptId).ifPresent(claim -> {
            String next = succeeded ? "used" : "released";
            if (claim.state().equals(next) || (claim.state().equals("used") && !succeeded)) {
                return;
            }
            jdbc.sql("update monthly_cap_claim set state = ?, finished_at = ? where attempt_id = ?")
                    .params(next, Timestamp.from(clock.instant()), attemptId)
                    .update();
            if (!succeeded) {
                count(claim, -claim.amountMinor());
            } else if (claim.state().equals("released")) {
                count(claim, claim.amountMinor());
            }
        });
    }

    /**
     * The channel took this off again. Without effect on an attempt without a claim, or whose claim was given back.
     *
     * @param amountMinor of the attempt's amount, what was not returned before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(String attemptId, long amountMinor) {
        lockedClaim(attemptId).filter(claim -> claim.state().equals("used")).ifPresent(claim -> {
            jdbc.sql("update monthly_cap_claim set returned_minor = returned_minor + ? where attempt_id = ?")
                    .params(amountMinor, attemptId)
                    .update();
            count(claim, -amountMinor);
        });
    }

    private record Claim(long counterId, long amountMinor, String state) {
        static Claim read(ResultSet row, int number) throws SQLException {
            return new Claim(row.getLong("counter_id"), row.getLong("amount_minor"), row.getString("state"));
        }
    }

    private Optional<MonthlyCap> cap(CappedPayment payment) {
        return Optional.ofNullable(
                        gateway.describe(payment.channelId()).methods().get(payment.method()))
                .map(MethodDescription::monthlyCap);
    }

    private boolean claim(CappedPayment payment, MonthlyCap cap) {
        long counterId = counter(payment, cap);
        int counted = jdbc.sql("""
                        update monthly_cap_counter set used_minor = used_minor + :amount where id = :id and used_minor + :amount <= :cap""")
                .param("amount", payment.amount().amountMinor())
                .param("id", counterId)
                .param("cap", cap.maximumMinor())
                .update();
        if (counted == 0) {
            return false;
        }
        jdbc.sql("""
                        insert into monthly_cap_claim (attempt_id, counter_id, amount_minor, state, claimed_at)
                        values (?, ?, ?, 'reserved', ?)""")
                .params(payment.attemptId(), counterId, payment.amount().amountMinor(), Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    private long counter(CappedPayment payment, MonthlyCap cap) {
        LocalDate month = LocalDate.ofInstant(clock.instant(), cap.zone()).withDayOfMonth(1);
        byte[] phone = hashes.of(payment.phone().getBytes(UTF_8), PURPOSE);
        List<Object> key =
                List.of(payment.channelId(), payment.method(), payment.amount().currency(), phone, Date.valueOf(month));
        jdbc.sql("""
                insert into monthly_cap_counter (channel_id, method, currency, phone_hash, month) values (?, ?, ?, ?, ?)
                on conflict do nothing""").params(key).update();
        // Not locked yet: one without room is not kept from others while the next channel is tried
        return jdbc.sql("""
                        select id from monthly_cap_counter
                        where channel_id = ? and method = ? and currency = ? and phone_hash = ? and month = ?""").params(key).query(Long.class).single();
    }

    private Optional<Claim> lockedClaim(String attemptId) {
        return jdbc.sql(
                        "select counter_id, amount_minor, state from monthly_cap_claim where attempt_id = ? for no key update")
                .param(attemptId)
                .query(Claim::read)
                .optional();
    }

    private void count(Claim claim, long amountMinor) {
        jdbc.sql("update monthly_cap_counter set used_minor = used_minor + ? where id = ?")
                .params(amountMinor, claim.counterId())
                .update();
    }
}
