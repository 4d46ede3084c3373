package io.liushui.sandbox.prepaid;

import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.keys.SecretFile;
import java.io.IOException;

/** The channel {@code prepaid}. */
public final class PrepaidSandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "prepaid";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException {
        return new PrepaidSandbox(
                host,
                new Seal(SecretFile.open(host.keys().resolve("merchant-secret.txt"))),
                // Nobody's secret, for forgeries
                new Seal(Numbers.next("")));
    }
}
