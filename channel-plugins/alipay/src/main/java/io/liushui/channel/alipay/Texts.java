package io.liushui.channel.alipay;

import io.liushui.spi.TextLimit;
import io.liushui.spi.TextLimit.Unit;

/** How much of our texts Alipay takes, as its SDK's field descriptions say. */
final class Texts {
    /** A trade's subject: 256 characters without {@code / = &}. */
    static final TextLimit SUBJECT = new TextLimit(256, Unit.CHARACTERS, "/=&");

    /** The title of an authorisation: 100 characters, of the same kind. */
    static final TextLimit TITLE = new TextLimit(100, Unit.CHARACTERS, "/=&");

    static final TextLimit REASON = new TextLimit(256, Unit.CHARACTERS, "");

    /** The remark of an unfreezing: 100 letters or 50 Chinese characters. */
    static final TextLimit REMARK = new TextLimit(100, Unit.GBK_BYTES, "");

    private Texts() {}
}
