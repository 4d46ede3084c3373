package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.keys.KeyFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The channel {@code sandbox}; its keys stand at the top of the key folder. */
public final class HouseSandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException {
        return new HouseSandbox(host, KeyFiles.open(host.sharedKeys()));
    }
}
