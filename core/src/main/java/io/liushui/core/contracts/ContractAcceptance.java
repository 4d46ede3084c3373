package io.liushui.core.contracts;

import io.liushui.core.contracts.ContractAcceptance.Result.Accepted;
import io.liushui.core.contracts.ContractAcceptance.Result.NumberTaken;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.ids.Ids;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.vault.Vault;
import io.liushui.core.vault.VaultCard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Accepts contracts: card token, contract, start of its process and answer in one transaction. The card's number goes into the vault and no further. */
@Component
public class ContractAcceptance {
    private static final Duration START_MESSAGE_LIFE = Duration.ofHours(24);

    private final Vault vault;
    private final NewContractRows rows;
    private final ContractStore store;
    private final Contracts contracts;
    private final SigningChannels channels;
    private final ContractDocument document;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Clock clock;

    ContractAcceptance(
            Vault vault,
            NewContractRows rows,
            ContractStore store,
            Contracts contracts,
            SigningChannels channels,
            ContractDocument document,
            Outbox outbox,
            Idempotency idempotency,
            Clock clock) {
        this.vault = vault;
        this.rows = rows;
        this.store = store;
        this.contracts = contracts;
        this.channels = channels;
        this.document = document;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** How an acceptance ended. */
    public sealed interface Result {
        record Accepted(SavedAnswer answer) implements Result {}

        record NumberTaken(String contractId) implements Result {}

        /** No channel that is switched on signs for this method. */
        record NoChannel() implements Result {}
    }

    /**
     * @throws io.liushui.core.idempotency.KeyReused when the key belongs to another request
     * @throws io.liushui.core.idempotency.KeyInUse when the first request with this key still runs
     */
    public Result accept(NewContract command, IdempotencyRequest request) {
        Optional<SavedAnswer> saved = idempotency.replay(request);
        if (saved.isPresent()) {
            return new Accepted(saved.get());
        }
        Optional<String> channel = channels.choose(command.method());
        if (channel.isEmpty()) {
            return new Result.NoChannel();
        }
        try {
            return new Accepted(idempotency.once(
                    request, () -> new SavedAnswer(201, document.json(insert(command, channel.get())), false)));
        } catch (DuplicateKeyException taken) {
            return contracts
                    .findByNo(command.app().id(), command.merchantContractNo())
                    .<Result>map(before -> new NumberTaken(before.id()))
                    .orElseThrow(() -> taken);
        }
    }

    private Contract insert(NewContract command, String channelId) {
        Instant now = clock.instant();
        String id = Ids.next("ctr", now);
        VaultCard card =
                command.card() == null ? null : vault.tokenise(command.app().id(), command.card());
        rows.insert(id, command, card, channelId, now);
        outbox.append(new EngineMessage(
                "Msg_ContractAccepted",
                id,
                id,
                Map.of("contractId", id, "merchantId", command.app().merchantId(), "traceId", command.traceId()),
                START_MESSAGE_LIFE,
                command.traceId()));
        return store.get(id);
    }
}
