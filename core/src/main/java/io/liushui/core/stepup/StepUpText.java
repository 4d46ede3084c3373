package io.liushui.core.stepup;

import io.liushui.core.payments.Payment;

/** What is written to the payer, in both languages: the phone's language is not known. */
final class StepUpText {

    private StepUpText() {}

    static String of(String code, Payment payment) {
        return "验证码 " + code + "，支付 " + payment.amount() + "，请勿告诉他人。 Your code to pay " + payment.amount() + ": " + code
                + ". Tell it to nobody.";
    }
}
