package io.liushui.sandbox.netbank;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The channel {@code netbank}. */
public final class NetbankSandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "netbank";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException {
        BankKeys keys = BankKeys.open(host.keys());
        return new NetbankSandbox(host, new BankSignatures(keys), new BankSignatures(keys.strange()));
    }
}
