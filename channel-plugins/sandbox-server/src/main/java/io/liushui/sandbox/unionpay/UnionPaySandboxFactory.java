package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The channel {@code unionpay}. */
public final class UnionPaySandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "unionpay";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException {
        return new UnionPaySandbox(host, UnionPayKeys.open(host.keys(), host.clock()));
    }
}
