package io.liushui.api.cashier;

import io.liushui.core.payments.ChannelCodes;
import io.liushui.core.payments.CodeResult;
import io.liushui.core.payments.MethodChoice;
import io.liushui.core.payments.NextAction;
import io.liushui.core.stepup.ResendResult;
import io.liushui.core.stepup.StepUps;
import io.liushui.core.stepup.Verification;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the payer does on the page. Nothing here takes an amount: the payment has one. */
@RestController
@ResponseStatus(HttpStatus.NO_CONTENT)
class CashierActionsController {
    private static final Pattern CODE = Pattern.compile("[0-9]{4,8}");

    private final OpenCashiers cashiers;
    private final MethodChoice choice;
    private final StepUps stepUps;
    private final ChannelCodes channelCodes;
    private final CashierLimits limits;

    CashierActionsController(
            OpenCashiers cashiers,
            MethodChoice choice,
            StepUps stepUps,
            ChannelCodes channelCodes,
            CashierLimits limits) {
        this.channelCodes = channelCodes;
        this.cashiers = cashiers;
        this.choice = choice;
        this.stepUps = stepUps;
        this.limits = limits;
    }

    @PostMapping("/cashier/{token}/method")
    void choose(@PathVariable String token, HttpServletRequest request) throws IOException {
        admit(token, request);
        String method = PageRequest.text(request, "method");
        switch (choice.choose(token, method)) {
            case MethodChoice.Result.Chosen _ -> {}
            case MethodChoice.Result.AlreadyChosen(String chosen) -> {
                if (!chosen.equals(method)) {
                    throw CashierRefusal.of(CashierProblem.METHOD_ALREADY_CHOSEN);
                }
            }
            case MethodChoice.Result.NotOffered _ -> throw CashierRefusal.of(CashierProblem.METHOD_NOT_OFFERED);
            case MethodChoice.Result.NotOpen _ -> throw CashierRefusal.of(CashierProblem.PAYMENT_NOT_OPEN);
            case MethodChoice.Result.NotFound _ -> throw CashierRefusal.of(CashierProblem.PAYMENT_NOT_FOUND);
        }
    }

    @PostMapping("/cashier/{token}/sms-code")
    void enter(@PathVariable String token, HttpServletRequest request) throws IOException {
        admit(token, request);
        String code = PageRequest.text(request, "code");
        if (!CODE.matcher(code).matches()) {
            throw CashierRefusal.of(CashierProblem.MALFORMED_BODY);
        }
        if (cashiers.require(token).action() instanceof NextAction.ChannelCode) {
            channelCode(channelCodes.confirm(token, code));
            return;
        }
        switch (stepUps.verify(token, code)) {
            case Verification.Verified _ -> {}
            case Verification.Wrong(int triesLeft) -> throw CashierRefusal.wrongCode(triesLeft);
            case Verification.Failed _ -> throw CashierRefusal.of(CashierProblem.NO_TRIES_LEFT);
            case Verification.NotOpen _ -> throw CashierRefusal.of(CashierProblem.CODE_NOT_EXPECTED);
        }
    }

    @PostMapping("/cashier/{token}/sms-code/resend")
    void resend(@PathVariable String token, HttpServletRequest request) {
        admit(token, request);
        if (cashiers.require(token).action() instanceof NextAction.ChannelCode) {
            channelCode(channelCodes.sendAgain(token));
            return;
        }
        switch (stepUps.resend(token)) {
            case ResendResult.Resent _ -> {}
            case ResendResult.TooSoon(long seconds) ->
                throw CashierRefusal.retryAfter(CashierProblem.RESEND_TOO_SOON, seconds);
            case ResendResult.NoneLeft _ -> throw CashierRefusal.of(CashierProblem.NO_RESENDS_LEFT);
            case ResendResult.NotOpen _ -> throw CashierRefusal.of(CashierProblem.CODE_NOT_EXPECTED);
        }
    }

    private static void channelCode(CodeResult result) {
        switch (result) {
            case CodeResult.Taken _, CodeResult.Resent _ -> {}
            case CodeResult.Wrong(int triesLeft) -> throw CashierRefusal.wrongCode(triesLeft);
            case CodeResult.Failed _ -> throw CashierRefusal.of(CashierProblem.NO_TRIES_LEFT);
            case CodeResult.NotOpen _ -> throw CashierRefusal.of(CashierProblem.CODE_NOT_EXPECTED);
            case CodeResult.TooSoon(long seconds) ->
                throw CashierRefusal.retryAfter(CashierProblem.RESEND_TOO_SOON, seconds);
            case CodeResult.NoneLeft _ -> throw CashierRefusal.of(CashierProblem.NO_RESENDS_LEFT);
        }
    }

    private void admit(String token, HttpServletRequest request) {
        PageRequest.requireSameOrigin(request);
        limits.take(token);
        cashiers.require(token);
    }
}
