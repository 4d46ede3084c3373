package io.liushui.core.preauth;

import io.liushui.core.payments.Payment;
import java.util.Optional;

/**
 * An authorisation as its merchant sees it.
 *
 * @param held empty while nothing was held yet, and for ever when it failed or was closed
 */
public record Authorization(Payment payment, Optional<Preauthorization> held) {

    /** The name in the API. */
    public String state() {
        return held.map(Preauthorization::state)
                .map(HoldState::code)
                .orElseGet(() -> payment.state().code());
    }
}
