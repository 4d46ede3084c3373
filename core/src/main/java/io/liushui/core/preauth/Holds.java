package io.liushui.core.preauth;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.ledger.HoldPostings;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.payments.HeldAmounts;
import io.liushui.core.payments.HeldAt;
import io.liushui.core.payments.Payment;
import io.liushui.spi.PreauthTerms;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The beginning of what happens to held amounts. */
@Component
class Holds implements HeldAmounts {
    private final PreauthStore store;
    private final StrayHolds strays;
    private final ChannelGateway gateway;
    private final Ledger ledger;
    private final AuthorizationNews news;
    private final Clock clock;

    Holds(
            PreauthStore store,
            StrayHolds strays,
            ChannelGateway gateway,
            Ledger ledger,
            AuthorizationNews news,
            Clock clock) {
        this.store = store;
        this.strays = strays;
        this.gateway = gateway;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /** Its validity counts from when the channel was first asked: by then the channel's own has not ended. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void held(Payment payment, HeldAt at) {
        PreauthTerms terms = gateway.describe(at.channelId()).preauth();
        Instant now = clock.instant();
        Preauthorization authorization = new Preauthorization(
                payment.id(),
                payment.merchantId(),
                payment.appId(),
                at.attemptId(),
                at.channelId(),
                payment.amount().currency(),
                Hold.of(payment.amount().amountMinor(), terms.allowancePercent()),
                terms.severalCaptures(),
                new HoldState.Authorized(),
                null,
                null,
                payment.traceId(),
                now,
                at.firstSentAt().plus(terms.validity()),
                null,
                null,
                null);
        store.insert(authorization);
        ledger.book(HoldPostings.held(payment.id(), at.channelId(), payment.merchantId(), payment.amount()));
        news.tell("authorized", authorization, payment);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void strayHold(Payment payment, HeldAt at, String kind) {
        strays.found(payment, at, kind);
    }
}
