package io.liushui.api.payers;

import io.liushui.api.body.Fields;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.merchants.App;
import io.liushui.core.passwords.PasswordCheck;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A payer who has a payment password, at whichever app of the merchant, proves with it that money is to leave the wallet, or that more is to be paid without
 * it; whatever the amount.
 */
@Component
public class PayerProof {
    public static final String PASSWORD = "password";

    private final PaymentPasswords passwords;

    PayerProof(PaymentPasswords passwords) {
        this.passwords = passwords;
    }

    /**
     * Never inside a transaction: hashing takes its time, and a wrong try counts.
     *
     * @throws Refusal when the payer has a password and this is not it, or has none and one is given
     */
    public void require(App app, String payerId, Fields fields) {
        Optional<String> holder = passwords.appOfPassword(app.merchantId(), app.id(), payerId);
        if (!fields.has(PASSWORD)) {
            if (holder.isPresent()) {
                throw Refusal.of(
                        ProblemCode.PASSWORD_PROOF_NEEDED, PASSWORD, "the payer has a payment password: send it");
            }
            return;
        }
        PaymentPassword entered = PaymentPassword.of(fields.text(PASSWORD))
                .orElseThrow(() -> fields.invalid(PASSWORD, "must be 6 digits"));
        switch (passwords.check(holder.orElse(app.id()), payerId, entered)) {
            case PasswordCheck.Right _ -> {}
            case PasswordCheck.Wrong(int triesLeft) ->
                throw Refusal.of(ProblemCode.PASSWORD_WRONG, PASSWORD, "tries left: " + triesLeft);
            case PasswordCheck.Locked _ -> throw Refusal.of(ProblemCode.PASSWORD_LOCKED, "a code unlocks it");
            case PasswordCheck.Missing _ ->
                throw Refusal.of(ProblemCode.PASSWORD_NOT_SET, "the payer has no payment password");
        }
    }
}
