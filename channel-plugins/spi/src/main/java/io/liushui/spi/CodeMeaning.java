package io.liushui.spi;

/** What a status or code of a channel means for us. */
public enum CodeMeaning {
    /** It is done: the money moved, or what was asked for was carried out. */
    DONE,
    /** The payer has agreed; it is done when we complete it. */
    APPROVED,
    /** Known, and neither done nor finished: the payer has to act, or the channel is working. */
    OPEN,
    /** Refused for good, and surely not executed. */
    DECLINED,
    /** Refused by this channel; another one may accept. */
    DECLINED_HERE,
    /** Finished without money: closed, expired or voided. */
    OVER,
    /** The channel has never seen the number. */
    NOT_FOUND,
    /** Surely not executed; it may be sent again. */
    NOT_EXECUTED,
    /** Perhaps executed: to be queried. */
    UNKNOWN
}
