package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.money.Money;
import io.liushui.core.payments.Payment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@EnabledIf("io.liushui.api.cashier.Browser#expected")
class CashierPageTests {
    private static final String SCREENS = "io.liushui.api.cashier.Screen#all";

    private static Browser browser;
    private final CashierWorld world = CashierWorld.shared();

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void leavesNoErrors() {
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void paysByConfirmingInTheWallet(Screen screen) {
        Payment payment = open(screen, null);
        browser.atStep("choose");
        assertThat(texts(".method strong"))
                .containsExactly(screen.says("电子钱包", "Wallet"), screen.says("银行卡", "Bank card"), "gift_voucher");
        assertThat(texts("#order-info dt")).containsExactly(screen.says("送达时间", "Delivery"), screen.says("包间", "Room"));
        assertThat(texts("#order-info dd")).containsExactly("18:30", "听雨 2");
        assertThat(browser.text("#amount")).isEqualTo(screen.says("¥128.50", "CN¥128.50"));
        looksRight("choose");

        browser.find("#pay").click();
        browser.atStep("processing");
        looksRight("processing");

        String attempt = world.submit(payment);
        browser.atStep("confirm");
        String wallet = browser.find("#open-wallet").getDomAttribute("href");
        assertThat(wallet).startsWith(TillChannelFactory.WALLET);
        assertThat(browser.scan("#qr")).isEqualTo(wallet);
        looksRight("confirm");

        world.paid(payment, attempt);
        browser.atStep("succeeded");
        assertThat(browser.find("#return").getDomAttribute("href"))
                .endsWith("&payment_id=" + payment.id() + "&state=succeeded");
        looksRight("succeeded");
        await().atMost(Duration.ofSeconds(8))
                .until(() -> browser.driver.getCurrentUrl().contains("payment_id=" + payment.id()));
    }

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
    void postsAFormToTheChannelsPageInItsCharacterSet(Screen screen) throws IOException, InterruptedException {
        try (BankPage bank = new BankPage()) {
            TillChannelFactory.bankPage = bank.address();
            Payment payment = open(screen, "till_form");
            String attempt = world.submit(payment);
            browser.atStep("form");
            looksRight("form");

            browser.find("#go-to-channel").click();
            assertThat(bank.nextForm(Charset.forName("GBK")))
                    .contains("subject=龙井<b>\"茶\"")
                    .contains("order=");
            await().until(() -> browser.driver.getCurrentUrl().equals(bank.address()));

            world.paid(payment, attempt);
            browser.driver.navigate().to(world.address("/cashier/" + payment.cashierToken()));
            browser.atStep("succeeded");
        }
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

    @ParameterizedTest
    @MethodSource(SCREENS)
    void sendsThePayerToTheApp(Screen screen) {
        Payment payment = open(screen, "till_app");
        String attempt = world.submit(payment);
        browser.atStep("app");
        looksRight("app");
        world.paid(payment, attempt);
        browser.atStep("succeeded");
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void countsDownAndShowsTheExpiry(Screen screen) {
        Payment payment = open(screen, null);
        browser.atStep("choose");
        String first = browser.text("#remaining");
        assertThat(first).matches("14:5\\d|15:00");
        await().until(() -> !browser.text("#remaining").equals(first));

        world.clock.advance(Duration.ofMinutes(14).plusSeconds(15));
        await().until(() -> browser.text("#remaining").matches("00:[34]\\d"));
        looksRight("urgent");

        world.clock.advance(Duration.ofMinutes(1));
        browser.atStep("timeUp");
        looksRight("time-up");

        world.expired(payment);
        browser.atStep("closed");
        assertThat(browser.text("#step")).contains(screen.says("没有扣款", "You have not been charged"));
        looksRight("closed");
    }

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
    void endsAskingAndLetsThePayerCheckAgain() {
        Payment payment = world.payment("sandbox_wallet");
        world.clock.advance(Duration.ofMinutes(20));
        browser.show(Screen.DESKTOP_EN);
        browser.open(cashier(payment));
        browser.atStep("noResult");
        looksRight("no-result");
        world.expired(payment);
        browser.find("#step .button").click();
        browser.atStep("closed");
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

    @Test
    void followsTheCurrencysExponent() {
        browser.show(Screen.DESKTOP_EN);
        browser.open(cashier(world.payment(null, new Money(12_850, "JPY"))));
        browser.atStep("choose");
        assertThat(browser.text("#amount")).isEqualTo("¥12,850");
        browser.open(cashier(world.payment(null, new Money(12_850, "KWD"))));
        browser.atStep("choose");
        assertThat(browser.text("#amount")).isEqualTo("KWD 12.850");
    }

    @Test
    void offersNoChoiceWhenTheMethodIsNamed() {
        open(Screen.PHONE_ZH, "sandbox_wallet");
        browser.atStep("processing");
        assertThat(browser.driver.findElements(By.cssSelector(".method"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void isFriendlyAboutAnUnknownAddress(Screen screen) {
        browser.show(screen);
        browser.open(world.address("/cashier/0123456789ABCDEFGHJKMNPQRS"));
        assertThat(browser.text("h1")).isEqualTo(screen.says("找不到这笔支付", "We cannot find this payment"));
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.picture("unknown");
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void showsTheMessagesOfALocalInstallation(Screen screen) {
        world.stepUp(world.payment("sandbox_card"));
        browser.show(screen);
        browser.open(world.address("/sms"));
        assertThat(browser.text("h1")).isEqualTo(screen.says("短信收件箱", "SMS inbox"));
        assertThat(browser.text(".messages li")).contains(world.code());
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        browser.picture("sms");
    }

    private Payment open(Screen screen, String method) {
        Payment payment = world.payment(method);
        browser.show(screen);
        browser.open(cashier(payment));
        return payment;
    }

    private String cashier(Payment payment) {
        return world.address("/cashier/" + payment.cashierToken());
    }

    private void looksRight(String name) {
        browser.picture(name);
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.colours("dark");
        browser.picture(name + "-dark");
        browser.colours("light");
    }

    private void enter(String code) {
        enter("#code", code);
    }

    private void enter(String field, String code) {
        WebElement input = browser.find(field);
        input.clear();
        input.sendKeys(code);
        browser.find("#step form .button").click();
    }

    private List<String> texts(String selector) {
        return browser.driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
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
