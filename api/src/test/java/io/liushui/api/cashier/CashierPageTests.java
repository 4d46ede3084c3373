package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.money.Money;
import io.liushui.core.payments.Payment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@EnabledIf("io.liushui.api.cashier.Browser#expected")
class CashierPageTests extends CashierOnScreen {
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
    void followsTheCurrencysExponent() {
        browser.show(Screen.DESKTOP_EN);
        browser.open(cashier(world.payment(null, new Money(12_850, "JPY"))));
        browser.atStep("choose");
        assertThat(browser.text("#amount")).isEqualTo("¥12,850");
        browser.open(cashier(world.payment(null, new Money(12_850, "KWD"))));
        browser.atStep("choose");
        assertThat(browser.text("#amount")).isEqualTo("KWD 12.850");
    }

    @ParameterizedTest
    @MethodSource(SCREENS)
    void showsThePartsAndWhatIsLeftToPayOrWasPaid(Screen screen) {
        Payment payment = world.inParts("parts-on-" + screen);
        browser.show(screen);
        browser.open(cashier(payment));
        browser.atStep("choose");
        assertThat(browser.text("#amount")).isEqualTo(screen.says("¥128.50", "CN¥128.50"));
        assertThat(texts("#parts dt"))
                .containsExactly(screen.says("余额支付", "Wallet balance"), screen.says("还需支付", "Left to pay"));
        assertThat(texts("#parts dd"))
                .containsExactly(screen.says("−¥28.50", "−CN¥28.50"), screen.says("¥100.00", "CN¥100.00"));
        assertThat(browser.text("#pay")).contains("100.00");
        looksRight("parts");

        browser.find("#pay").click();
        browser.atStep("processing");
        world.paid(payment, world.submit(payment));
        browser.atStep("succeeded");
        assertThat(texts("#parts dt"))
                .containsExactly(screen.says("余额支付", "Wallet balance"), screen.says("实付", "You paid"));
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

    private List<String> texts(String selector) {
        return browser.driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
