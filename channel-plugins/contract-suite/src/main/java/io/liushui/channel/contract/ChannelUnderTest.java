package io.liushui.channel.contract;

import io.liushui.spi.Channel;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.RawNotification;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A plugin connected to its sandbox, with the sandbox's levers in the tester's hand. */
public interface ChannelUnderTest {

    /** Connected, with a read timeout of a few seconds; its sandbox holds answers longer than that when it times out. */
    Channel channel();

    /** The same plugin, configured to an address where nobody listens. */
    Channel unreachable();

    /** Everything that either channel has logged so far. */
    List<Exchange> exchanges();

    /** A method that is answered at once. */
    String immediateMethod();

    /** A method that waits for the payer. */
    String interactiveMethod();

    /** Amount in minor units which the immediate method declines for good. */
    long declinedAmountMinor();

    /** Amount in minor units which the immediate method declines, though another channel may accept it. */
    long softlyDeclinedAmountMinor();

    void payerConfirms(String orderNo);

    void payerRefuses(String orderNo);

    /** How often the channel took money for the order. */
    int chargesOf(String orderNo);

    /** How many requests of this operation arrived: pay, query, close, refund or refund-query. */
    int requestsOf(String orderNo, String operation);

    /** Has the next request of this operation for the order go wrong. */
    void nextRequestGoesWrong(String orderNo, String operation, RequestMisbehaviour misbehaviour);

    /** Has the next notification about the order go wrong. */
    void nextNotificationGoesWrong(String orderNo, NotificationMisbehaviour misbehaviour);

    /**
     * The next notification about the order, as it arrived; it was acknowledged.
     *
     * @throws AssertionError when none arrives in time
     */
    RawNotification nextNotification(String orderNo, Duration atMost);

    /** Texts that must never stand in a log, keys for example. */
    Set<String> secrets();
}
