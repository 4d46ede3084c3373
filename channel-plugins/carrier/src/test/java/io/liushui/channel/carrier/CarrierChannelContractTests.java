package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.Orders;
import io.liushui.channel.testing.SandboxAtHand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierChannelContractTests implements ChannelContract {

    private static SandboxAtHand sandbox;
    private static CarrierUnderTest carrier;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxAtHand(data, CarrierUnderTest.SPEEDUP);
        carrier = new CarrierUnderTest(sandbox);
    }

    @AfterAll
    static void stop() {
        carrier.close();
        sandbox.close();
    }

    @Override
    public CarrierUnderTest underTest() {
        return carrier;
    }

    /** The suite's amount is beyond this channel's limit, and the channel has one currency. */
    @Override
    @ParameterizedTest
    @ValueSource(ints = 2)
    public void takesTheSameMinorUnitsInACurrencyOfEachExponent(int exponent) {
        assertThat(carrier.channel().describe().currencyExponents()).containsOnly(Map.entry("CNY", exponent));
        Orders orders = new Orders(carrier);
        assertThat(orders.pay(orders.request(1_204)).amountMinor()).isEqualTo(1_204);
    }
}
