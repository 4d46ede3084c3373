package io.liushui.core.payouts;

import io.liushui.core.channels.ChannelAccount;
import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.channels.ChannelPrice;
import io.liushui.core.json.Json;
import io.liushui.core.money.Money;
import io.liushui.core.routing.Candidate;
import io.liushui.core.routing.Limit;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.PayoutTerms;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the channels that could pay a payout, the cheapest first; equal prices are decided by priority, then by id. */
@Component
class PayoutRouting {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                    (Candidate candidate) -> candidate.rejected() != null)
            .thenComparingLong(Candidate::feeMinor)
            .thenComparingInt(Candidate::priority)
            .thenComparing(Candidate::channelId);

    private final ChannelGateway gateway;
    private final ChannelAccounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutRouting(ChannelGateway gateway, ChannelAccounts accounts, JdbcClient jdbc, Clock clock) {
        this.gateway = gateway;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every channel that pays out; those that cannot pay this one come last, with the reason. What their positions hold is not looked at. */
    List<Candidate> candidates(Money amount, String bank) {
        Map<String, ChannelAccount> byId =
                accounts.all().stream().collect(Collectors.toMap(ChannelAccount::channelId, Function.identity()));
        return paying().map(channel -> candidate(amount, bank, channel, byId.get(channel.channelId())))
                .sorted(BEST_FIRST)
                .toList();
    }

    /** Empty when a channel could pay this, switched on or not; else what the nearest one does not take. */
    Optional<Limit> limit(Money amount, String bank) {
        List<ChannelDescription> paying = paying().toList();
        List<Limit> broken = paying.stream()
                .map(channel -> broken(amount, bank, channel))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Limit::nearness).reversed())
                .toList();
        return broken.size() < paying.size()
                ? Optional.empty()
                : Optional.of(broken.isEmpty() ? new Limit.MethodNotSupported() : broken.getFirst());
    }

    /** Keeps why this channel was taken and each other was not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String payoutId, String chosen, List<Candidate> candidates) {
        jdbc.sql("""
                insert into payout_route (payout_id, number, chosen, candidates, decided_at)
                select ?, count(*) + 1, ?, ?::jsonb, ? from payout_route where payout_id = ?""")
                .params(payoutId, chosen, Json.write(candidates), Timestamp.from(clock.instant()), payoutId)
                .update();
    }

    private java.util.stream.Stream<ChannelDescription> paying() {
        return gateway.channelIds().stream().map(gateway::describe).filter(channel -> channel.payout() != null);
    }

    private static Candidate candidate(Money amount, String bank, ChannelDescription channel, ChannelAccount account) {
        Optional<ChannelPrice> price =
                account == null ? Optional.empty() : account.price(ChannelPrice.PAYOUT, amount.currency());
        return new Candidate(
                channel.channelId(),
                price.map(known -> known.feeMinor(amount.amountMinor())).orElse(0L),
                account == null ? Integer.MAX_VALUE : account.priority(),
                rejection(amount, bank, channel, account, price.isPresent()));
    }

    private static String rejection(
            Money amount, String bank, ChannelDescription channel, ChannelAccount account, boolean priced) {
        if (account == null || !account.enabled()) {
            return "disabled";
        }
        return broken(amount, bank, channel).map(Limit::code).orElse(priced ? null : "no_price");
    }

    private static Optional<Limit> broken(Money amount, String bank, ChannelDescription channel) {
        PayoutTerms terms = channel.payout();
        boolean takesCurrency = channel.currencyExponents().containsKey(amount.currency())
                && (terms.currencies().isEmpty() || terms.currencies().contains(amount.currency()));
        if (!takesCurrency) {
            return Optional.of(new Limit.CurrencyNotSupported());
        }
        if (amount.amountMinor() < terms.minimumMinor()) {
            return Optional.of(new Limit.AmountTooLow(terms.minimumMinor()));
        }
        if (amount.amountMinor() > terms.maximumMinor()) {
            return Optional.of(new Limit.AmountTooHigh(terms.maximumMinor()));
        }
        boolean offered =
                bank == null || terms.banks().isEmpty() || terms.banks().contains(bank);
        return offered ? Optional.empty() : Optional.of(new Limit.BankNotOffered(terms.banks()));
    }
}
