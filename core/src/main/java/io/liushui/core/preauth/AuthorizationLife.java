package io.liushui.core.preauth;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.money.Money;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.OperationKind;
import io.liushui.core.operations.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an authorisation's process between authorisation and end. Each may come back: what was done stands in the tables. */
@Component
public class AuthorizationLife {
    private final PreauthStore store;
    private final CaptureStore captures;
    private final CommandStore commands;
    private final Operations operations;
    private final AuthorizationNews news;
    private final ChannelGateway gateway;
    private final Clock clock;

    AuthorizationLife(
            PreauthStore store,
            CaptureStore captures,
            CommandStore commands,
            Operations operations,
            AuthorizationNews news,
            ChannelGateway gateway,
            Clock clock) {
        this.store = store;
        this.captures = captures;
        this.commands = commands;
        this.operations = operations;
        this.news = news;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Takes the oldest command, or says how long to wait for one.
     *
     * @param warningLead how long before its end the merchant is told; a lead as long as the validity tells nothing
     * @param timeIsOver whether the instant that the last answer named as the end has come, by the engine's clock
     */
    @Transactional
    public NextStep next(String paymentId, long instanceKey, Duration warningLead, boolean timeIsOver) {
        Preauthorization authorization = store.lock(paymentId).orElseThrow();
        if (authorization.driverInstance() != null && authorization.driverInstance() != instanceKey) {
            return new NextStep.Fenced();
        }
        if (authorization.driverInstance() == null) {
            store.drivenBy(authorization, instanceKey);
        }
        Optional<Command> taken = commands.taken(paymentId).or(() -> takeNext(authorization, timeIsOver));
        if (taken.isPresent()) {
            Command command = taken.get();
            return new NextStep.Operate(what(command.kind()), command.operationId(), command.traceId());
        }
        return await(store.find(paymentId).orElseThrow(), warningLead, timeIsOver);
    }

    /** Tells the merchant once that the authorisation expires soon; nothing when nothing is held any more. */
    @Transactional
    public void warn(String paymentId) {
        Preauthorization authorization = store.lock(paymentId).orElseThrow();
        if (authorization.warnedAt() == null && authorization.state().holds()) {
            news.tell("expiring", store.warned(authorization));
        }
    }

    private Optional<Command> takeNext(Preauthorization found, boolean timeIsOver) {
        Optional<Command> waiting = commands.oldestWaiting(found.paymentId());
        boolean over = timeIsOver || !clock.instant().isBefore(found.validUntil());
        if (waiting.isEmpty() && found.state().holds() && over) {
            Command expiry = commands.add(found.paymentId(), Command.Kind.EXPIRY, null, found.traceId());
            return Optional.of(take(store.change(found, found.hold(), found.state(), expiry.id()), expiry));
        }
        if (waiting.isEmpty() || found.state().holds() || waiting.get().captureId() != null) {
            return waiting.map(command -> take(found, command));
        }
        // the captures before this release took all
        commands.finish(waiting.get(), true);
        return takeNext(store.change(found, found.hold(), found.state(), null), timeIsOver);
    }

    private Command take(Preauthorization authorization, Command command) {
        return switch (command.kind()) {
            case CAPTURE -> {
                Capture capture = captures.get(command.captureId());
                String operationId =
                        open(OperationKind.CAPTURE, capture.id(), authorization, capture.amount(), command);
                captures.asked(capture, operationId);
                yield commands.take(command, operationId);
            }
            case CAPTURE_VOID -> {
                Capture capture = captures.get(command.captureId());
                yield commands.take(
                        command,
                        open(OperationKind.CAPTURE_VOID, capture.id(), authorization, capture.amount(), command));
            }
            case VOID, EXPIRY -> {
                Money rest = new Money(authorization.hold().heldMinor(), authorization.currency());
                yield commands.take(
                        command, open(OperationKind.AUTHORIZATION_VOID, command.id(), authorization, rest, command));
            }
        };
    }

    private String open(
            OperationKind kind, String subject, Preauthorization authorization, Money amount, Command command) {
        return operations.open(new OpenOperation(kind, subject, authorization.channelId(), amount, command.traceId()));
    }

    private NextStep await(Preauthorization authorization, Duration warningLead, boolean timeIsOver) {
        Instant now = clock.instant();
        if (authorization.state().holds()) {
            boolean warned = authorization.warnedAt() != null;
            Instant warnAt = authorization.validUntil().minus(warningLead);
            return new NextStep.Await(
                    warned || !warnAt.isAfter(authorization.authorizedAt()) ? null : warnAt,
                    authorization.validUntil());
        }
        CaptureVoidTerms terms = CaptureVoidTerms.of(gateway.describe(authorization.channelId()));
        Optional<Instant> lastVoid = captures.succeeded(authorization.paymentId()).stream()
                .map(capture -> terms.end(capture.finishedAt(), authorization.validUntil()))
                .filter(now::isBefore)
                .max(Instant::compareTo);
        if (lastVoid.isPresent() && !timeIsOver) {
            return new NextStep.Await(null, lastVoid.get());
        }
        if (authorization.finishedAt() == null) {
            store.finished(authorization);
        }
        return new NextStep.Over();
    }

    private static String what(Command.Kind kind) {
        return switch (kind) {
            case CAPTURE -> "capture";
            case CAPTURE_VOID -> "capture_void";
            case VOID, EXPIRY -> "release";
        };
    }
}
