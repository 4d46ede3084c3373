package io.liushui.sandbox.host;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Makes one channel; found by {@link java.util.ServiceLoader}. */
public interface ChannelSandboxFactory {

    /** Lower-case letters; the first part of the channel's paths, and its name in the books. */
    String name();

    /** @throws IllegalStateException when the key folder is incomplete */
    ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException;
}
