package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.money.Money;
import io.liushui.core.payments.Payer;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.PaymentState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayerAddressTests {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/done, https://shop.example/done?payment_id=pay_1&state=succeeded",
        "https://shop.example/done?order=7, https://shop.example/done?order=7&payment_id=pay_1&state=succeeded",
        "https://shop.example/?, https://shop.example/?payment_id=pay_1&state=succeeded",
        "https://shop.example/app#/done, https://shop.example/app?payment_id=pay_1&state=succeeded#/done",
        "http://127.0.0.1:9/x, http://127.0.0.1:9/x?payment_id=pay_1&state=succeeded",
    })
    void addsThePaymentToTheMerchantsAddress(String address, String expected) {
        assertThat(PayerAddress.merchant(returningTo(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "ftp://shop.example/", "not an address", "/relative"})
    void sendsNobodyElsewhereThanToAPage(String address) {
        assertThat(PayerAddress.merchant(returningTo(address))).isNull();
    }

    @Test
    void letsAPaymentHaveNoReturnAddress() {
        assertThat(PayerAddress.merchant(returningTo(null))).isNull();
    }

    @Test
    void opensWalletAppsButNoScripts() {
        assertThat(PayerAddress.wallet("https://pay.example/1")).isEqualTo("https://pay.example/1");
        assertThat(PayerAddress.wallet("wallet://pay?id=1")).isEqualTo("wallet://pay?id=1");
        assertThat(PayerAddress.wallet("JavaScript:alert(1)")).isNull();
        assertThat(PayerAddress.wallet("data:text/html,x")).isNull();
        assertThat(PayerAddress.wallet(null)).isNull();
    }

    private static Payment returningTo(String address) {
        Instant now = Instant.EPOCH;
        return new Payment(
                "pay_1",
                "mer_1",
                "app_1",
                "A-1",
                new Money(1, "CNY"),
                0,
                "Tea",
                new PaymentPurpose.Order(),
                "card",
                Payer.UNKNOWN,
                Map.of(),
                Map.of(),
                address,
                "token",
                new PaymentState.Succeeded(),
                null,
                false,
                0,
                0,
                "trace",
                now,
                now,
                now);
    }
}
