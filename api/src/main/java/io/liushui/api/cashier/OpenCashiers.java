package io.liushui.api.cashier;

import io.liushui.core.payments.Payment;
import io.liushui.core.payments.Payments;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the payment behind a cashier's address. */
@Component
class OpenCashiers {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Payments payments;

    OpenCashiers(Payments payments) {
        this.payments = payments;
    }

    Optional<Payment> find(String token) {
        return TOKEN.matcher(token).matches() ? payments.byCashierToken(token) : Optional.empty();
    }

    /** @throws CashierRefusal when there is none */
    Payment require(String token) {
        return find(token).orElseThrow(() -> CashierRefusal.of(CashierProblem.PAYMENT_NOT_FOUND));
    }
}
