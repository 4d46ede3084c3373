package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.payments.Payment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** The cashier without a mouse, in another language, in a hidden tab, and when the connection is lost. */
@EnabledIf("io.liushui.api.cashier.Browser#expected")
class CashierInUsePageTests extends CashierOnScreen {
    @Test
    void isUsedWithoutAMouse() {
        Payment payment = open(Screen.PHONE_ZH, null);
        browser.atStep("choose");
        tabTo("input[name=method]");
        browser.focused().sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.focused().getDomAttribute("value")).isEqualTo("sandbox_card");
        tabTo("#pay");
        browser.focused().sendKeys(Keys.ENTER);
        browser.atStep("processing");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("step-title");

        world.stepUp(payment);
        browser.atStep("code");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("code");
        browser.focused().sendKeys(world.code(), Keys.ENTER);
        browser.atStep("processing");
        await().until(() -> browser.driver
                .executeScript("return document.getElementById('announcements').textContent")
                .equals("正在处理"));
    }

    @Test
    void remembersTheLanguage() {
        open(Screen.PHONE_ZH, null);
        browser.atStep("choose");
        browser.find("#language").click();
        assertThat(browser.text("#step-title")).isEqualTo("How would you like to pay?");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        browser.driver.navigate().refresh();
        browser.atStep("choose");
        assertThat(browser.text("#step-title")).isEqualTo("How would you like to pay?");
    }

    @Test
    void pausesWhileTheTabIsHidden() {
        open(Screen.DESKTOP_EN, "sandbox_wallet");
        browser.atStep("processing");
        hide(true);
        Number before = questions();
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> questions().equals(before) || questions().longValue() == before.longValue() + 1);
        hide(false);
        await().atMost(Duration.ofSeconds(4)).until(() -> questions().longValue() > before.longValue() + 1);
    }

    @Test
    void saysWhenTheConnectionIsLostAndGoesOn() {
        Payment payment = open(Screen.PHONE_ZH, "sandbox_wallet");
        browser.atStep("processing");
        browser.online(false);
        await().until(() -> browser.text("#connection").contains("正在重试"));
        looksRight("offline");
        world.submit(payment);
        browser.online(true);
        browser.atStep("confirm");
        assertThat(browser.find("#connection").isDisplayed()).isFalse();
    }

    private void tabTo(String selector) {
        for (int presses = 0; presses < 10; presses++) {
            browser.focused().sendKeys(Keys.TAB);
            if (Boolean.TRUE.equals(
                    browser.driver.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    private void hide(boolean hidden) {
        browser.driver.executeScript(
                "Object.defineProperty(document, 'hidden', {configurable: true, get: () => arguments0}); document.dispatchEvent(new Event('visibilitychange'))"
                        .replace("arguments0", Boolean.toString(hidden)));
    }

    private Number questions() {
        return (Number) browser.driver.executeScript(
                "return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/state')).length");
    }
}
