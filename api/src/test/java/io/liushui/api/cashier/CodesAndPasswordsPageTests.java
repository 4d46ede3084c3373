package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.payments.Payment;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What the cashier asks of the payer: codes, our own and the channel's, and the payment password. */
@EnabledIf("io.liushui.api.cashier.Browser#expected")
class CodesAndPasswordsPageTests extends CashierOnScreen {
    @ParameterizedTest
    @MethodSource(SCREENS)
    void asksForTheCodeUntilItIsRight(Screen screen) {
        Payment payment = open(screen, "sandbox_card");
        world.stepUp(payment);
        browser.atStep("code");
        assertThat(browser.text("#step")).contains("8000").doesNotContain("13800138000");
        assertThat(browser.find("#code").getDomAttribute("autocomplete")).isEqualTo("one-time-code");
        assertThat(browser.find("#resend").isEnabled()).isFalse();
        looksRight("code");

        browser.find("#code").sendKeys("12", Keys.ENTER);
        assertThat(browser.text("#code-error")).contains("6");

        String right = world.code();
        enter(right.equals("000000") ? "111111" : "000000");
        await().until(() -> browser.text("#code-error").contains("4"));
        assertThat(browser.find("#code").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("code");
        looksRight("code-wrong");

        enter(right);
        browser.atStep("processing");
        world.failed(payment, "insufficient_funds");
        browser.atStep("failed");
        assertThat(browser.text("#step"))
                .contains(screen.says("支付失败", "Payment failed"), screen.says("余额不足", "balance is too low"));
        looksRight("failed");
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void asksForThePaymentPasswordAndUnlocksItByACode(Screen screen) {
        Payment payment = world.quickPay("payer-of-" + screen);
        browser.show(screen);
        browser.open(cashier(payment));
        browser.atStep("processing");
        world.askPassword(payment);
        browser.atStep("password");
        assertThat(browser.find("#password").getDomAttribute("type")).isEqualTo("password");
        assertThat(browser.find("#password").getDomAttribute("autocomplete")).isEqualTo("current-password");
        looksRight("password");

        enter("#password", "12");
        assertThat(browser.text("#password-error")).contains("6");
        for (int left = 4; left > 0; left--) {
            String told = Integer.toString(left);
            enter("#password", "000001");
            await().until(() -> browser.text("#password-error").contains(told));
        }
        assertThat(browser.find("#password").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("password");
        looksRight("password-wrong");

        enter("#password", "000001");
        await().until(() -> !browser.driver
                .findElements(By.cssSelector("#send-unlock-code"))
                .isEmpty());
        assertThat(browser.text("#step")).contains("8000").doesNotContain("13800138000");
        looksRight("password-locked");
        browser.find("#send-unlock-code").click();
        await().until(() ->
                !browser.driver.findElements(By.cssSelector("#unlock-code")).isEmpty());
        looksRight("password-unlock");
        enter("#unlock-code", world.code());
        await().until(() ->
                !browser.driver.findElements(By.cssSelector("#password")).isEmpty());

        enter("#password", CashierWorld.PASSWORD);
        browser.atStep("processing");
        String attempt = world.submit(payment);
        world.paid(payment, attempt);
        browser.atStep("succeeded");
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void takesTheCodeThatTheChannelSent(Screen screen) {
        Payment payment = open(screen, "till_code");
        String attempt = world.submit(payment);
        browser.atStep("code");
        assertThat(browser.text("#step")).contains("138****8000");
        looksRight("channel-code");

        enter("11111");
        await().until(() -> browser.text("#code-error").contains("2"));
        enter(TillChannelFactory.RIGHT_CODE);
        browser.atStep("processing");
        world.paid(payment, attempt);
        browser.atStep("succeeded");
    }
}
