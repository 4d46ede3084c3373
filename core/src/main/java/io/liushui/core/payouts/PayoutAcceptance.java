package io.liushui.core.payouts;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ids.Ids;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.routing.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts payouts: the merchant's balance, or the payer's wallet, and a channel's position are frozen in the transaction that answers. Without the money
 * nothing is accepted. Without a position the payout is accepted and waits, because a top-up is the platform's own affair: its merchant has the money.
 */
@Component
public class PayoutAcceptance {
    private static final Duration START_MESSAGE_LIFE = Duration.ofHours(24);

    private final PayoutStore store;
    private final Payouts payouts;
    private final PayoutBatches batches;
    private final PayeeVault vault;
    private final PayoutRouting routing;
    private final PayoutFreezing freezing;
    private final PayoutFunds funds;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Events events;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutAcceptance(
            PayoutStore store,
            Payouts payouts,
            PayoutBatches batches,
            PayeeVault vault,
            PayoutRouting routing,
            PayoutFreezing freezing,
            PayoutFunds funds,
            Ledger ledger,
            Outbox outbox,
            Events events,
            Alarms alarms,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.payouts = payouts;
        this.batches = batches;
        this.vault = vault;
        this.routing = routing;
        this.freezing = freezing;
        this.funds = funds;
        this.ledger = ledger;
        this.outbox = outbox;
        this.events = events;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How an acceptance ended. Whatever is not accepted must roll back. */
    public sealed interface Result {
        record Accepted(Payout payout) implements Result {}

        record BatchAccepted(PayoutBatch batch) implements Result {}

        /** @param index which of the payouts, from 0 */
        record NotOffered(int index, Limit limit) implements Result {}

        /** @param index which of the payouts, from 0 */
        record NumberTaken(int index, String merchantPayoutNo, Optional<String> payoutId) implements Result {}

        record BatchNumberTaken(String batchId) implements Result {}

        record InsufficientBalance() implements Result {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Result accept(App app, PayoutSource source, NewPayout wanted, String traceId) {
        Accepting accepting = new Accepting(app, source, null, traceId, clock.instant());
        return all(accepting, List.of(wanted))
                .orElseGet(() -> new Result.Accepted(payouts.findByPayoutNo(app.id(), wanted.merchantPayoutNo())
                        .orElseThrow()));
    }

    /** @param wanted 1 to 1,000 of one currency, each number once */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result acceptBatch(App app, String merchantBatchNo, List<NewPayout> wanted, String traceId) {
        Instant now = clock.instant();
        PayoutBatch batch = new PayoutBatch(
                Ids.next("pob", now),
                app.merchantId(),
                app.id(),
                merchantBatchNo,
                wanted.size(),
                sum(wanted),
                Map.of(),
                traceId,
                now,
                null);
        if (!batches.insert(batch)) {
            return new Result.BatchNumberTaken(batches.findByBatchNo(app.id(), merchantBatchNo)
                    .orElseThrow()
                    .id());
        }
        return all(new Accepting(app, new PayoutSource.MerchantBalance(), batch.id(), traceId, now), wanted)
                .orElseGet(() -> new Result.BatchAccepted(
                        batches.find(app.id(), batch.id()).orElseThrow()));
    }

    /** @param batchId null for a single payout */
    private record Accepting(App app, PayoutSource source, String batchId, String traceId, Instant now) {}

    /** Empty when all are accepted; else why not. */
    private Optional<Result> all(Accepting accepting, List<NewPayout> wanted) {
        jdbc.sql("set local lock_timeout = '10s'").update(); // a hot account lets one after the other through
        for (int i = 0; i < wanted.size(); i++) {
            NewPayout one = wanted.get(i);
            Optional<Limit> limit = routing.limit(one.amount(), one.payee().bank());
            if (limit.isPresent()) {
                return Optional.of(new Result.NotOffered(i, limit.get()));
            }
        }
        List<Payout> accepted = new ArrayList<>();
        for (NewPayout one : inOneOrder(wanted)) {
            Payout payout = newPayout(accepting, one);
            if (!store.insert(payout)) {
                return Optional.of(new Result.NumberTaken(
                        wanted.indexOf(one),
                        one.merchantPayoutNo(),
                        payouts.findByPayoutNo(accepting.app().id(), one.merchantPayoutNo())
                                .map(Payout::id)));
            }
            ledger.book(PayoutPostings.frozen(payout));
            start(payout);
            accepted.add(payout);
        }
        if (!funds.hold(accepted)) {
            return Optional.of(new Result.InsufficientBalance());
        }
        freeze(accepting, accepted).forEach(this::tell);
        return Optional.empty();
    }

    /** Two batches with common numbers must not wait for each other in a circle. */
    private static List<NewPayout> inOneOrder(List<NewPayout> wanted) {
        return wanted.stream()
                .sorted(Comparator.comparing(NewPayout::merchantPayoutNo))
                .toList();
    }

    private List<Payout> freeze(Accepting accepting, List<Payout> accepted) {
        List<Payout> frozen = freezing.freezeAll(accepted);
        long waiting =
                frozen.stream().filter(payout -> payout.frozenAt() == null).count();
        if (waiting > 0) {
            alarms.raise(
                    "position_low",
                    accepting.batchId() == null ? accepted.getFirst().id() : accepting.batchId(),
                    waiting + " of " + accepted.size() + " payouts wait: no channel's position in "
                            + accepted.getFirst().amount().currency() + " is high enough");
        }
        return frozen;
    }

    private void tell(Payout payout) {
        events.append(new DomainEvent(
                "payout.accepted",
                payout.id(),
                payout.merchantId(),
                payout.appId(),
                PayoutDocument.json(payout),
                payout.traceId(),
                false));
    }

    private void start(Payout payout) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("payoutId", payout.id());
        variables.put("merchantId", payout.merchantId());
        variables.put("amountMinor", payout.amount().amountMinor());
        variables.put("currency", payout.amount().currency());
        variables.put("traceId", payout.traceId());
        outbox.append(new EngineMessage(
                "Msg_PayoutAccepted", payout.id(), payout.id(), variables, START_MESSAGE_LIFE, payout.traceId()));
    }

    private Payout newPayout(Accepting accepting, NewPayout wanted) {
        String id = Ids.next("po", accepting.now());
        return new Payout(
                id,
                accepting.app().merchantId(),
                accepting.app().id(),
                accepting.source(),
                accepting.batchId(),
                wanted.merchantPayoutNo(),
                wanted.amount(),
                wanted.purpose(),
                wanted.metadata(),
                vault.seal(wanted.payee(), id),
                new PayoutState.Accepted(),
                null,
                null,
                accepting.traceId(),
                accepting.now(),
                null,
                null);
    }

    private static Money sum(List<NewPayout> wanted) {
        long minor =
                wanted.stream().mapToLong(one -> one.amount().amountMinor()).reduce(0, Math::addExact);
        return new Money(minor, wanted.getFirst().amount().currency());
    }
}
