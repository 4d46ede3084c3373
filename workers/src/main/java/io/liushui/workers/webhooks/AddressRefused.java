package io.liushui.workers.webhooks;

import java.net.UnknownHostException;

/** The address is not public. An {@link UnknownHostException}, because that is what a resolver may throw. */
final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    AddressRefused(String host) {
        super("address refused: " + host + " is not a public address");
    }
}
