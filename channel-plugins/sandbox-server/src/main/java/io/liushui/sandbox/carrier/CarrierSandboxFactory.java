package io.liushui.sandbox.carrier;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.keys.SecretFile;
import java.io.IOException;

/** The channel {@code carrier}. */
public final class CarrierSandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "carrier";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException {
        return new CarrierSandbox(
                host, new Partner(SecretFile.open(host.keys().resolve("app-secret.txt"))), Partner.strange());
    }
}
