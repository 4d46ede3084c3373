package io.liushui.sandbox.till;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;

public final class TillSandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "till";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) {
        return new TillSandbox(host);
    }
}
