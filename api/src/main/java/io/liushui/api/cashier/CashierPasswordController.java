package io.liushui.api.cashier;

import io.liushui.core.passwords.CodeSending;
import io.liushui.core.passwords.PasswordChange;
import io.liushui.core.passwords.PasswordCodes;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentProofs;
import io.liushui.core.stepup.PasswordResult;
import io.liushui.core.stepup.PasswordStepUps;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The payer enters the payment password on the page, and unlocks it when it is locked. */
@RestController
@ResponseStatus(HttpStatus.NO_CONTENT)
class CashierPasswordController {
    private final OpenCashiers cashiers;
    private final PasswordStepUps stepUps;
    private final PaymentProofs proofs;
    private final PaymentPasswords passwords;
    private final PasswordCodes codes;
    private final CashierLimits limits;

    CashierPasswordController(
            OpenCashiers cashiers,
            PasswordStepUps stepUps,
            PaymentProofs proofs,
            PaymentPasswords passwords,
            PasswordCodes codes,
            CashierLimits limits) {
        this.cashiers = cashiers;
        this.stepUps = stepUps;
        this.proofs = proofs;
        this.passwords = passwords;
        this.codes = codes;
        this.limits = limits;
    }

    @PostMapping("/cashier/{token}/payment-password")
    void enter(@PathVariable String token, HttpServletRequest request) throws IOException {
        Payment payment = admit(token, request);
        PaymentPassword password = PaymentPassword.of(PageRequest.text(request, "password"))
                .orElseThrow(() -> CashierRefusal.of(CashierProblem.MALFORMED_BODY));
        switch (stepUps.verify(payment, password)) {
            case PasswordResult.Verified _ -> {}
            case PasswordResult.Wrong(int triesLeft) -> throw CashierRefusal.wrongPassword(triesLeft);
            case PasswordResult.Locked _ -> throw CashierRefusal.of(CashierProblem.PASSWORD_LOCKED);
            case PasswordResult.NotOpen _ -> throw CashierRefusal.of(CashierProblem.PASSWORD_NOT_EXPECTED);
        }
    }

    @PostMapping("/cashier/{token}/payment-password/code")
    void sendCode(@PathVariable String token, HttpServletRequest request) {
        Payment payment = waiting(admit(token, request));
        switch (codes.send(proofs.appOfPassword(payment), payment.payer().id(), payment.traceId())) {
            case CodeSending.Sent _ -> {}
            case CodeSending.TooSoon(long seconds) ->
                throw CashierRefusal.retryAfter(CashierProblem.RESEND_TOO_SOON, seconds);
            case CodeSending.Missing _ -> throw CashierRefusal.of(CashierProblem.PASSWORD_NOT_EXPECTED);
        }
    }

    @PostMapping("/cashier/{token}/payment-password/unlock")
    void unlock(@PathVariable String token, HttpServletRequest request) throws IOException {
        Payment payment = waiting(admit(token, request));
        String code = PageRequest.text(request, "code");
        switch (passwords.unlock(proofs.appOfPassword(payment), payment.payer().id(), code)) {
            case PasswordChange.Changed _ -> {}
            case PasswordChange.Wrong(int triesLeft) -> throw CashierRefusal.wrongCode(triesLeft);
            case PasswordChange.NoCode _ -> throw CashierRefusal.of(CashierProblem.CODE_EXPIRED);
            case PasswordChange.Locked _, PasswordChange.Missing _, PasswordChange.ProofNeeded _ ->
                throw CashierRefusal.of(CashierProblem.PASSWORD_NOT_EXPECTED);
        }
    }

    private static Payment waiting(Payment payment) {
        if (payment.action() instanceof NextAction.EnterPassword) {
            return payment;
        }
        throw CashierRefusal.of(CashierProblem.PASSWORD_NOT_EXPECTED);
    }

    private Payment admit(String token, HttpServletRequest request) {
        PageRequest.requireSameOrigin(request);
        limits.take(token);
        return cashiers.require(token);
    }
}
