package io.liushui.core.preauth;

import io.liushui.core.channels.OperationGateway;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationCalls;
import io.liushui.core.operations.OperationKind;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets held amounts go at channels: for a command of an authorisation, or for the attempt of a hold that nobody wants. */
@Component
class ReleaseCalls implements OperationCalls {
    private static final String ATTEMPT = "att_";

    private final CommandStore commands;
    private final PreauthStore store;
    private final AuthorizationReferences references;
    private final OperationGateway gateway;

    ReleaseCalls(
            CommandStore commands, PreauthStore store, AuthorizationReferences references, OperationGateway gateway) {
        this.commands = commands;
        this.store = store;
        this.references = references;
        this.gateway = gateway;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.AUTHORIZATION_VOID;
    }

    @Override
    public OperationOutcome submit(ChannelOperation operation, List<Exchange> sink) {
        return gateway.voidAuthorization(operation.channelId(), request(operation), sink);
    }

    @Override
    public OperationOutcome query(ChannelOperation operation, List<Exchange> sink) {
        return gateway.queryAuthorizationVoid(operation.channelId(), request(operation), sink);
    }

    private AuthorizationVoidRequest request(ChannelOperation operation) {
        String subject = operation.subject();
        if (subject.startsWith(ATTEMPT)) {
            return request(operation, subject, "stray");
        }
        Command command = commands.get(subject);
        String attemptId = store.find(command.paymentId()).orElseThrow().attemptId();
        return request(operation, attemptId, command.kind().code());
    }

    private AuthorizationVoidRequest request(ChannelOperation operation, String attemptId, String reason) {
        return new AuthorizationVoidRequest(
                operation.number(),
                references.ofAttempt(attemptId).order(),
                operation.amount().amountMinor(),
                reason,
                operation.firstSentAt(),
                operation.traceId());
    }
}
