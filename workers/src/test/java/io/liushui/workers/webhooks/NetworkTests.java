package io.liushui.workers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTests {
    private final AllowedAddresses none = new AllowedAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.255",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void refusesAddressesThatAreNotPublic(String address) {
        assertThatThrownBy(() -> none.check(address, InetAddress.ofLiteral(address)))
                .isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "172.15.255.255", "11.0.0.0", "2606:4700::1111", "128.0.0.1"})
    void takesPublicAddresses(String address) {
        assertThatCode(() -> none.check(address, InetAddress.ofLiteral(address)))
                .doesNotThrowAnyException();
    }

    @Test
    void takesWhatConfigurationAllows() {
        AllowedAddresses loopback = new AllowedAddresses(List.of(Network.of("127.0.0.0/8")));
        assertThatCode(() -> loopback.check("localhost", InetAddress.ofLiteral("127.0.0.1")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> loopback.check("ten", InetAddress.ofLiteral("10.0.0.1")))
                .isInstanceOf(AddressRefused.class);
    }

    @Test
    void refusesANameWhenAnyOfItsAddressesIsNotPublic() {
        Dns rebound = host -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1"));
        assertThatThrownBy(() -> new GuardedDns(rebound, none).lookup("shop.example"))
                .isInstanceOf(AddressRefused.class)
                .hasMessageContaining("shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "fc00::/129", "host/8", "10.0.0.0/x"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesBitsAcrossByteBorders() {
        assertThat(Network.of("172.16.0.0/12").contains(InetAddress.ofLiteral("172.31.0.1")))
                .isTrue();
        assertThat(Network.of("172.16.0.0/12").contains(InetAddress.ofLiteral("172.32.0.1")))
                .isFalse();
        assertThat(Network.of("0.0.0.0/0").contains(InetAddress.ofLiteral("::1")))
                .isFalse();
    }
}
