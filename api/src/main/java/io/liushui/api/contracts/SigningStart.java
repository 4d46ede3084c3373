package io.liushui.api.contracts;

import io.liushui.core.contracts.Contract;
import io.liushui.core.contracts.Contracts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Waits a little for what the process hears from the channel, so that the answer to a new contract can say what the payer has to do. The contract is
 * accepted already, whatever becomes of the wait.
 */
@Component
class SigningStart {
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final Contracts contracts;
    private final Duration longest;

    /** @param longest {@code liushui.contracts.answer-wait} */
    SigningStart(Contracts contracts, @Value("${liushui.contracts.answer-wait:3s}") Duration longest) {
        this.contracts = contracts;
        this.longest = longest;
    }

    /** The contract as it is when its channel has answered, or when the time is over. */
    Contract await(String appId, String contractId) {
        long end = System.nanoTime() + longest.toNanos();
        Contract contract = contracts.find(appId, contractId).orElseThrow();
        while (!contract.begun() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            contract = contracts.find(appId, contractId).orElseThrow();
        }
        return contract;
    }
}
