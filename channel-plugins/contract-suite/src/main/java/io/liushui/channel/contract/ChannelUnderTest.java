package io.liushui.channel.contract;

import io.liushui.spi.Card;
import io.liushui.spi.Channel;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.RawNotification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A plugin connected to its sandbox, with the sandbox's levers in the tester's hand. What has a default is to be overridden only by channels that are
 * different.
 */
public interface ChannelUnderTest {

    /** Connected, with a read timeout of a few seconds; its sandbox holds answers longer than that when it times out. */
    Channel channel();

    /** The same plugin, configured to an address where nobody listens. */
    Channel unreachable();

    /** Everything that either channel has logged so far. */
    List<Exchange> exchanges();

    /** A method whose order reaches the channel in {@code pay}; the rest of the suite pays with it unless it says otherwise. */
    String method();

    /** A method that is answered at once; empty when each payer has to act. */
    Optional<String> immediateMethod();

    /** A currency of {@link #method()}. */
    default String currency() {
        return "CNY";
    }

    /** What has to be known of the payer for this method; with the address that no log may show. */
    default Payer payer(String method) {
        return Payer.at(Requests.PAYER_IP);
    }

    /** Amount in minor units that the channel declines for good, when it is told to. */
    default OptionalLong declinedAmountMinor() {
        return OptionalLong.empty();
    }

    /** Amount in minor units that the channel declines, though another channel may accept it. */
    default OptionalLong softlyDeclinedAmountMinor() {
        return OptionalLong.empty();
    }

    /** Has the payer open what was submitted, and decide nothing; for channels that know an order only from then on. */
    default void payerOpens(String orderNo) {}

    /** Has the payer agree at the channel. With {@link io.liushui.spi.SupportsCompletion} the money does not move by that. */
    void payerConfirms(String orderNo);

    void payerRefuses(String orderNo);

    /** A card that can be bound with a code; empty when payers sign on the channel's page only, or not at all. */
    default Optional<Card> card() {
        return Optional.empty();
    }

    /** Where the code goes that signs a contract. */
    default String phone() {
        return "13812341234";
    }

    /** The method for which contracts are signed; to be asked only of channels that have contracts. */
    default String contractMethod() {
        return channel().describe().methods().entrySet().stream()
                .filter(method -> method.getValue().needs().contains(PayerDetail.CONTRACT))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** A method whose payers get a code; to be asked only of channels that send codes. */
    default String codeMethod() {
        return method();
    }

    /** Has the payer's browser go where the action leads, and decide nothing; for channels that know a contract only from then on. */
    default void payerFollows(PayerAction action) {}

    /** Amount in minor units of a refund that cannot reach what was paid with, because it is closed; empty when the sandbox has none by amount. */
    default OptionalLong undeliverableRefundMinor() {
        return OptionalLong.empty();
    }

    /** Amount in minor units of a payout that the channel declines, when it is told to. */
    default OptionalLong declinedPayoutMinor() {
        return OptionalLong.empty();
    }

    /** Has the payee's bank send a payout back that was paid. */
    default void payoutComesBack(String payoutNo, String reason) {
        throw new UnsupportedOperationException("the sandbox sends no payouts back");
    }

    /** Makes it so many days later, for what has this number alone. */
    default void daysPass(String number, int days) {
        throw new UnsupportedOperationException("the sandbox cannot have time pass");
    }

    /** The code that the channel sent to the payer of the order or contract. */
    default String codeSent(String orderNo) {
        throw new UnsupportedOperationException("the channel sends no codes");
    }

    /** How often the channel took money for the order, or for the capture of this number. */
    int chargesOf(String number);

    /** How many requests of this operation arrived: pay, query, close, void, refund, refund-query, authorize, capture, sign … */
    int requestsOf(String number, String operation);

    /** Has the next request of this operation for the order go wrong. */
    void nextRequestGoesWrong(String orderNo, String operation, RequestMisbehaviour misbehaviour);

    /** What this channel's protocol cannot do wrong, for example a wrong signature where answers are not signed. */
    default Set<RequestMisbehaviour> impossibleRequests() {
        return Set.of();
    }

    /** Has the next notification about the order go wrong. */
    void nextNotificationGoesWrong(String orderNo, NotificationMisbehaviour misbehaviour);

    /** What this channel's notifications cannot do wrong, for example be stale where they carry no time. */
    default Set<NotificationMisbehaviour> impossibleNotifications() {
        return Set.of();
    }

    /** Whether the channel tells also that a payer refused, or an order ended without money. */
    default boolean notifiesRefusals() {
        return true;
    }

    /**
     * The next notification about the order, as it arrived; it was acknowledged.
     *
     * @throws AssertionError when none arrives in time
     */
    RawNotification nextNotification(String orderNo, Duration atMost);

    /** Texts that must never stand in a log, keys for example. */
    Set<String> secrets();
}
