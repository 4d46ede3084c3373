package io.liushui.channel.unionpay;

import static io.liushui.spi.Product.NET_BANKING;
import static io.liushui.spi.Product.PLATFORM_PAY;
import static io.liushui.spi.Product.QUICK_PAY;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.PreauthTerms;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What UnionPay takes. */
final class Description {
    static final String PAGE = "unionpay_page";
    static final String APP = "unionpay_app";
    static final String CARD = "unionpay_card";
    /** {@code txnAmt} has twelve digits. */
    private static final long MAXIMUM_MINOR = 999_999_999_999L;

    private static final int ALLOWANCE_PERCENT = 115;
    private static final Duration AUTHORIZATION_LIVES = Duration.ofDays(30);

    private final ChannelDescription channel;

    Description(UnionPaySettings settings) {
        Map<String, MethodDescription> methods = new HashMap<>();
        methods.put(PAGE, new MethodDescription(NET_BANKING, true, 1, MAXIMUM_MINOR));
        methods.put(APP, new MethodDescription(PLATFORM_PAY, true, 1, MAXIMUM_MINOR));
        if (settings.tokenRequestor() != null) {
            methods.put(
                    CARD,
                    new MethodDescription(
                            QUICK_PAY,
                            settings.cardCode(),
                            1,
                            MAXIMUM_MINOR,
                            Set.of(),
                            Set.of(),
                            Set.of(PayerDetail.CONTRACT)));
        }
        this.channel = new ChannelDescription(
                settings.channelId(),
                methods,
                Map.of("CNY", 2),
                ChannelFunction.of(UnionPayChannel.class),
                Messages.SUBJECT,
                new DayCutoff(LocalTime.of(23, 0), ChannelTime.ZONE),
                new PreauthTerms(Set.of(PAGE, APP), ALLOWANCE_PERCENT, false, AUTHORIZATION_LIVES));
    }

    ChannelDescription channel() {
        return channel;
    }

    /** Why a payment does not fit; a page cannot tell us. */
    Optional<PayOutcome> refusal(PayRequest request) {
        MethodDescription method = channel.methods().get(request.method());
        if (method == null || !channel.takes(request.method(), request.currency())) {
            return refused("not_offered", "this channel does not take this method with this currency");
        }
        if (request.amountMinor() < method.minimumMinor() || request.amountMinor() > method.maximumMinor()) {
            return refused("33", "the amount is out of range");
        }
        return Optional.empty();
    }

    Optional<PayOutcome> authorizationRefusal(PayRequest request) {
        return channel.preauth().methods().contains(request.method())
                ? refusal(request)
                : refused("not_offered", "this method cannot hold money");
    }

    private static Optional<PayOutcome> refused(String code, String message) {
        return Optional.of(new PayOutcome.Declined(code, message, false));
    }
}
