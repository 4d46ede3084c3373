package io.liushui.core.preauth;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.ledger.HoldPostings;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.money.Money;
import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what the channel said of a command: sums, state, journal entry and event in one transaction, once. */
@Component
public class AuthorizationRecords {
    private final PreauthStore store;
    private final CommandStore commands;
    private final CaptureRecords captures;
    private final Operations operations;
    private final Ledger ledger;
    private final AuthorizationNews news;
    private final Alarms alarms;

    AuthorizationRecords(
            PreauthStore store,
            CommandStore commands,
            CaptureRecords captures,
            Operations operations,
            Ledger ledger,
            AuthorizationNews news,
            Alarms alarms) {
        this.store = store;
        this.commands = commands;
        this.captures = captures;
        this.operations = operations;
        this.ledger = ledger;
        this.news = news;
        this.alarms = alarms;
    }

    /**
     * Without effect when the command under way was recorded before.
     *
     * @throws IllegalStateException while the channel's word is not known, whatever the process believes
     */
    @Transactional
    public void record(String paymentId) {
        Preauthorization authorization = store.lock(paymentId).orElseThrow();
        commands.taken(paymentId).ifPresent(command -> record(authorization, command));
    }

    private void record(Preauthorization authorization, Command command) {
        OperationState said = operations.get(command.operationId()).state();
        switch (said) {
            case OperationState.Done _ -> {
                done(authorization, command);
                commands.finish(command, true);
            }
            case OperationState.Declined(String reasonCode) -> {
                declined(authorization, command, reasonCode);
                commands.finish(command, false);
            }
            case OperationState.Created _, OperationState.Sent _, OperationState.Pending _, OperationState.Unknown _ ->
                throw new IllegalStateException(
                        "operation " + command.operationId() + " is " + said.code() + ": nothing to record yet");
        }
    }

    private void done(Preauthorization authorization, Command command) {
        switch (command.kind()) {
            case CAPTURE -> captures.succeeded(authorization, command.captureId());
            case CAPTURE_VOID -> captures.voided(authorization, command);
            case VOID -> {
                Preauthorization left = release(authorization, command, false);
                news.tell(left.hold().capturedMinor() == 0 ? "voided" : "released", left);
            }
            case EXPIRY -> news.tell("expired", release(authorization, command, true));
        }
    }

    private void declined(Preauthorization authorization, Command command, String reasonCode) {
        switch (command.kind()) {
            case CAPTURE -> captures.failed(authorization, command.captureId(), reasonCode);
            case CAPTURE_VOID -> captures.notVoided(command, reasonCode);
            case VOID -> {
                news.tell(
                        "void_failed", store.change(authorization, authorization.hold(), authorization.state(), null));
                alarm("authorization_void_failed", authorization, reasonCode);
            }
            case EXPIRY -> {
                // after its validity the channel holds nothing, whether it took our word for it or not
                news.tell("expired", release(authorization, command, true));
                alarm("authorization_expiry_declined", authorization, reasonCode);
            }
        }
    }

    private Preauthorization release(Preauthorization authorization, Command command, boolean expired) {
        Money rest = new Money(authorization.hold().heldMinor(), authorization.currency());
        ledger.book(HoldPostings.released(command.id(), authorization.channelId(), authorization.merchantId(), rest));
        Hold hold = authorization.hold().released(rest.amountMinor());
        return store.change(authorization, hold, hold.state(expired), null);
    }

    private void alarm(String kind, Preauthorization authorization, String reasonCode) {
        alarms.raise(
                kind,
                authorization.paymentId(),
                "channel " + authorization.channelId() + ", held "
                        + authorization.hold().heldMinor() + " " + authorization.currency() + ": " + reasonCode);
    }
}
