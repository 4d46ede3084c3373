package io.liushui.channel.alipay;

import io.liushui.spi.PayerAction;

/** Alipay's codes hold a link that its app also follows on the payer's own phone. */
final class QrLink {

    private QrLink() {}

    static PayerAction of(String content) {
        return new PayerAction.QrCode(content, content.startsWith("http") ? content : null);
    }
}
