package io.liushui.core.payouts;

import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.money.Money;
import io.liushui.core.operations.Operations;
import io.liushui.core.upkeep.Upkeep;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayoutReturnOutcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks channels for payouts that came back: each payout that succeeded, time and again ({@code liushui.payouts.return-asked-every}), until it is older
 * than any bank takes ({@code liushui.payouts.return-asked-for}). A channel that tells by itself is usually quicker; this is for what it could not tell.
 */
@Component
public class ReturnWatch {
    private final PayoutCalls calls;
    private final PayoutReturns returns;
    private final Operations operations;
    private final ExchangeStore exchanges;
    private final JdbcClient jdbc;
    private final Upkeep upkeep;
    private final Clock clock;
    private final Duration every;
    private final Duration longest;

    ReturnWatch(
            PayoutCalls calls,
            PayoutReturns returns,
            Operations operations,
            ExchangeStore exchanges,
            JdbcClient jdbc,
            Upkeep upkeep,
            Clock clock,
            @Value("${liushui.payouts.return-asked-every:PT12H}") Duration every,
            @Value("${liushui.payouts.return-asked-for:P10D}") Duration longest) {
        this.calls = calls;
        this.returns = returns;
        this.operations = operations;
        this.exchanges = exchanges;
        this.jdbc = jdbc;
        this.upkeep = upkeep;
        this.clock = clock;
        this.every = every;
        this.longest = longest;
    }

    /**
     * Asks for up to {@code most} payouts whose turn it is, each by itself. Never inside a transaction. What could not be asked for, and what a process
     * that died had not come to, is asked for at the next turn.
     *
     * @return whether there may be more
     */
    public boolean ask(int most) {
        List<Due> due = take(most);
        upkeep.each("payout_return", due, Due::payoutId, this::ask);
        return due.size() == most;
    }

    private record Due(String payoutId, String operationId) {}

    private List<Due> take(int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update payout set return_asked_at = :now
                        where id in (
                            select id from payout
                            where state = 'succeeded' and finished_at > :oldest and coalesce(return_asked_at, finished_at) <= :before
                            order by finished_at limit :most for no key update skip locked)
                        returning id, operation_id""")
                .param("now", Timestamp.from(now))
                .param("oldest", Timestamp.from(now.minus(longest)))
                .param("before", Timestamp.from(now.minus(every)))
                .param("most", most)
                .query((row, number) -> new Due(row.getString("id"), row.getString("operation_id")))
                .list();
    }

    private void ask(Due due) {
        var operation = operations.get(due.operationId());
        List<Exchange> sink = new ArrayList<>();
        PayoutReturnOutcome outcome = calls.queryReturn(operation, sink);
        exchanges.save(operation.channelId(), sink);
        if (outcome instanceof PayoutReturnOutcome.Returned returned) {
            returns.returned(due.payoutId(), new Money(returned.amountMinor(), returned.currency()), returned.reason());
        }
    }
}
