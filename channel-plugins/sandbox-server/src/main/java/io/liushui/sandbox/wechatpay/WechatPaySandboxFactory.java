package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.ChannelSandboxFactory;
import io.liushui.sandbox.host.SandboxHost;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The channel {@code wechatpay}; its keys, and the merchant's, stand in {@code <keys>/wechatpay}. */
public final class WechatPaySandboxFactory implements ChannelSandboxFactory {

    @Override
    public String name() {
        return "wechatpay";
    }

    @Override
    public ChannelSandbox create(SandboxHost host) throws IOException, GeneralSecurityException {
        return new WechatPaySandbox(host, KeyFolder.open(host.keys()));
    }
}
