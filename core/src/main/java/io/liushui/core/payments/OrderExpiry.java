package io.liushui.core.payments;

import io.liushui.core.contracts.SigningChannels;
import io.liushui.core.settings.ProcessSettings;
import io.liushui.spi.Product;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How long an order may be paid when its merchant does not say: what the deployed model of payments does. No payer waits for a debit under an agreement,
 * so it may be held for a review that takes longer than an order of a payer.
 */
@Component
class OrderExpiry {
    private static final Duration WHILE_NO_MODEL = Duration.ofMinutes(30);
    private static final Duration OF_DEBITS_WHILE_NO_MODEL = Duration.ofHours(6);

    private final ProcessSettings settings;
    private final SigningChannels channels;

    OrderExpiry(ProcessSettings settings, SigningChannels channels) {
        this.settings = settings;
        this.channels = channels;
    }

    /** From the acceptance on. */
    Duration of(AcceptPayment command) {
        if (command.order().expiresIn() != null) {
            return command.order().expiresIn();
        }
        return isDebit(command)
                ? settings.duration("payment.debitExpiry", OF_DEBITS_WHILE_NO_MODEL)
                : settings.duration("payment.defaultExpiry", WHILE_NO_MODEL);
    }

    private boolean isDebit(AcceptPayment command) {
        return command.payer().contractId() != null
                && channels.product(command.method())
                        .filter(Product.AGREEMENT_DEBIT::equals)
                        .isPresent();
    }
}
