package io.liushui.core.routing;

import io.liushui.core.channels.ChannelAccount;
import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Chooses among the connected channels. */
@Component
public class Routing {
    private final ChannelGateway gateway;
    private final ChannelAccounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    Routing(ChannelGateway gateway, ChannelAccounts accounts, JdbcClient jdbc, Clock clock) {
        this.gateway = gateway;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Ranks all channels.
     *
     * @param strategy price or priority
     * @throws IllegalArgumentException when there is no such strategy
     */
    public RoutePlan plan(RouteRequest request, String strategy) {
        Map<String, ChannelAccount> byId =
                accounts.all().stream().collect(Collectors.toMap(ChannelAccount::channelId, Function.identity()));
        List<RoutePlanner.Offer> offers = gateway.channelIds().stream()
                .map(id -> new RoutePlanner.Offer(gateway.describe(id), byId.get(id)))
                .toList();
        return RoutePlanner.plan(request, RouteStrategy.of(strategy), offers);
    }

    /**
     * Whether any connected channel could ever take this, switched on or not.
     *
     * @return empty when one could; else what the one that came nearest does not take
     */
    public Optional<Limit> limit(RouteRequest request) {
        return ChannelLimits.nearest(
                request, gateway.channelIds().stream().map(gateway::describe).toList());
    }

    /** Keeps the plan of a payment's route of this number; the first one kept stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String paymentId, int number, String strategy, RoutePlan plan) {
        jdbc.sql("""
                insert into route_decision (payment_id, number, strategy, chosen, candidates, decided_at)
                values (?, ?, ?, ?, ?::jsonb, ?) on conflict (payment_id, number) do nothing""")
                .params(
                        paymentId,
                        number,
                        strategy,
                        plan.chosen().orElse(null),
                        Json.write(plan.candidates()),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
