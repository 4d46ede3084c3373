package io.liushui.workers.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves names to allowed addresses only. The addresses checked are those connected to, so that a second answer cannot slip through. */
final class GuardedDns implements Dns {
    private final Dns resolver;
    private final AllowedAddresses addresses;

    GuardedDns(Dns resolver, AllowedAddresses addresses) {
        this.resolver = resolver;
        this.addresses = addresses;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = resolver.lookup(host);
        for (InetAddress address : found) {
            addresses.check(host, address);
        }
        return found;
    }
}
