package io.liushui.sandbox.alipay;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Makes the channel {@code alipay}. */
public final class AlipaySandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "alipay";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException {
        return new AlipaySandbox(host, AlipayApp.open(host.keys(), host.clock()));
    }
}
