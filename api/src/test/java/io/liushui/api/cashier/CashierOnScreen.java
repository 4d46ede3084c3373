package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.payments.Payment;
import org.junit.jupiter.api.AfterEach;
import org.openqa.selenium.WebElement;

/** The cashier in the one browser that all page tests share. */
abstract class CashierOnScreen {
    static final String SCREENS = "io.liushui.api.cashier.Screen#all";

    final Browser browser = Browser.shared();
    final CashierWorld world = CashierWorld.shared();

    @AfterEach
    void leavesNoErrors() {
        assertThat(browser.consoleErrors()).isEmpty();
    }

    Payment open(Screen screen, String method) {
        Payment payment = world.payment(method);
        browser.show(screen);
        browser.open(cashier(payment));
        return payment;
    }

    String cashier(Payment payment) {
        return world.address("/cashier/" + payment.cashierToken());
    }

    void looksRight(String name) {
        browser.picture(name);
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.colours("dark");
        browser.picture(name + "-dark");
        browser.colours("light");
    }

    void enter(String code) {
        enter("#code", code);
    }

    void enter(String field, String code) {
        WebElement input = browser.find(field);
        input.clear();
        input.sendKeys(code);
        browser.find("#step form .button").click();
    }
}
