package io.liushui.workers.webhooks;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses a webhook may go to: public ones, and networks that were allowed by configuration. */
final class AllowedAddresses {
    /** The special-purpose registries of IANA (RFC 6890 and its updates), with the ranges that embed an IPv4 address. */
    private static final List<Network> REFUSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    AllowedAddresses(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** @throws AddressRefused when the address is neither public nor allowed */
    void check(String host, InetAddress address) throws AddressRefused {
        boolean refused = REFUSED.stream().anyMatch(network -> network.contains(address))
                && allowed.stream().noneMatch(network -> network.contains(address));
        if (refused) {
            throw new AddressRefused(host);
        }
    }
}
