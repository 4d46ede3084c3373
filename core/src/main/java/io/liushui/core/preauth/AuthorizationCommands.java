package io.liushui.core.preauth;

import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.ledger.HoldPostings;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.Payments;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What merchants want done with a held amount. Accepted or refused here, under the authorisation's lock and in the transaction that answers the
 * merchant, with the amount reserved; carried out by the process, in this order, one at a time.
 */
@Component
public class AuthorizationCommands {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final Payments payments;
    private final PreauthStore store;
    private final CaptureStore captures;
    private final CommandStore commands;
    private final MerchantBalances balances;
    private final ChannelGateway gateway;
    private final Outbox outbox;
    private final Clock clock;

    AuthorizationCommands(
            Payments payments,
            PreauthStore store,
            CaptureStore captures,
            CommandStore commands,
            MerchantBalances balances,
            ChannelGateway gateway,
            Outbox outbox,
            Clock clock) {
        this.payments = payments;
        this.store = store;
        this.captures = captures;
        this.commands = commands;
        this.balances = balances;
        this.gateway = gateway;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public CommandResult capture(CaptureOrder order) {
        Optional<Payment> payment = payments.find(PaymentIntent.AUTHORIZE, order.appId(), order.authorizationId());
        if (payment.isEmpty()) {
            return new CommandResult.NotFound();
        }
        Optional<Preauthorization> held = store.lock(order.authorizationId());
        if (held.isEmpty()) {
            return notAuthorized(payment.get());
        }
        Preauthorization authorization = held.get();
        long amountMinor = order.amountMinor() != null
                ? order.amountMinor()
                : Math.max(1, authorization.hold().freeMinor());
        boolean last = order.last() != null ? order.last() : order.amountMinor() == null;
        return Moves.capture(authorization, amountMinor, last, clock.instant())
                .<CommandResult>map(CommandResult.Refused::new)
                .orElseGet(() -> accept(authorization, order, amountMinor, last));
    }

    /** Undoes a whole capture. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommandResult voidCapture(String appId, String captureId, String traceId) {
        Optional<Capture> found = captures.find(appId, captureId);
        if (found.isEmpty()) {
            return new CommandResult.NotFound();
        }
        Preauthorization authorization = store.lock(found.get().paymentId()).orElseThrow();
        Capture capture = captures.get(captureId);
        String commandId = commands.nextId();
        CaptureVoidTerms terms = CaptureVoidTerms.of(gateway.describe(authorization.channelId()));
        Optional<IllegalMove> refusal = Moves.voidCapture(authorization, capture, terms, clock.instant());
        if (refusal.isPresent()) {
            return new CommandResult.Refused(refusal.get());
        }
        return switch (freeze(capture, commandId)) {
            case Withdrawal.InsufficientFunds(long availableMinor) ->
                new CommandResult.Refused(new IllegalMove.TooLittleBalance(availableMinor));
            case Withdrawal.Done _, Withdrawal.Repeated _ -> {
                tell(commands.add(commandId, authorization.paymentId(), Command.Kind.CAPTURE_VOID, captureId, traceId));
                yield new CommandResult.OfCapture(captures.voiding(capture));
            }
        };
    }

    /** What goes back to the payer must not be paid out to the merchant meanwhile. */
    private Withdrawal freeze(Capture capture, String commandId) {
        return balances.hold(
                capture.merchantId(), HoldPostings.captureVoided(commandId), capture.amount(), Funds.PENDING_FIRST);
    }

    /** Lets go of all that is still held when its turn comes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommandResult release(String appId, String authorizationId, String traceId) {
        Optional<Payment> payment = payments.find(PaymentIntent.AUTHORIZE, appId, authorizationId);
        if (payment.isEmpty()) {
            return new CommandResult.NotFound();
        }
        Optional<Preauthorization> held = store.lock(authorizationId);
        if (held.isEmpty()) {
            return notAuthorized(payment.get());
        }
        Preauthorization authorization = held.get();
        Optional<IllegalMove> refusal = Moves.release(authorization, clock.instant());
        if (refusal.isPresent()) {
            return new CommandResult.Refused(refusal.get());
        }
        Command command = commands.add(authorizationId, Command.Kind.VOID, null, traceId);
        Preauthorization closing =
                store.change(authorization, authorization.hold(), authorization.state(), command.id());
        tell(command);
        return new CommandResult.OfAuthorization(new Authorization(payment.get(), Optional.of(closing)));
    }

    private CommandResult accept(Preauthorization authorization, CaptureOrder order, long amountMinor, boolean last) {
        Optional<Capture> inserted =
                captures.insert(authorization, order.merchantCaptureNo(), amountMinor, last, order.traceId());
        if (inserted.isEmpty()) {
            return captures.byNumber(order.appId(), order.merchantCaptureNo())
                    .<CommandResult>map(taken -> new CommandResult.NumberTaken(taken.id()))
                    .orElseThrow();
        }
        Capture capture = inserted.get();
        Command command = commands.add(authorization.paymentId(), Command.Kind.CAPTURE, capture.id(), order.traceId());
        store.change(
                authorization,
                authorization.hold().asked(amountMinor),
                authorization.state(),
                last ? command.id() : null);
        tell(command);
        return new CommandResult.OfCapture(capture);
    }

    /** The message only wakes the process; what is to be done stands in the table. */
    private void tell(Command command) {
        outbox.append(new EngineMessage(
                "Msg_AuthorizationCommand",
                command.paymentId(),
                command.id(),
                Map.of(),
                MESSAGE_LIFE,
                command.traceId()));
    }

    private static CommandResult notAuthorized(Payment payment) {
        return new CommandResult.Refused(
                new IllegalMove.NotAuthorized(payment.state().code()));
    }
}
