package io.liushui.core.sms;

/** A provider of text messages. */
public interface SmsSender {

    /**
     * Sends now. Never to be called inside a transaction.
     *
     * @param traceId of the payment, for the provider's log
     * @throws RuntimeException when the provider did not take it
     */
    void send(String phone, String text, String traceId);
}
