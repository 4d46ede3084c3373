package io.liushui.sandbox.paypal;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The channel {@code paypal}. */
public final class PaypalSandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "paypal";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException {
        return new PaypalSandbox(host, PaypalKeys.at(host.keys(), host.clock()));
    }
}
