package io.liushui.core.channels;

import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsPreauth;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Amounts held at channels, under the rules of {@link ChannelGateway}. What follows an authorisation is called by {@link OperationGateway}. */
@Component
public class AuthorizationGateway {
    private static final String BUSY = "too many calls to this channel";

    private final ChannelGateway gateway;

    AuthorizationGateway(ChannelGateway gateway) {
        this.gateway = gateway;
    }

    /** {@link PayOutcome.Succeeded} means that the amount is held. A channel without pre-authorisation answers {@code Declined}, softly. */
    public PayOutcome authorize(String channelId, PayRequest request, List<Exchange> sink) {
        return gateway.call(
                channelId,
                "authorize",
                sink,
                channel -> channel instanceof SupportsPreauth holding
                        ? holding.authorize(request)
                        : new PayOutcome.Declined("not_supported", "the channel has no authorize", true),
                () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                PayOutcome.Unknown::new);
    }

    public QueryOutcome queryAuthorization(String channelId, OrderReference authorization, List<Exchange> sink) {
        return gateway.call(
                channelId,
                "authorize_query",
                sink,
                channel -> channel instanceof SupportsPreauth holding
                        ? holding.queryAuthorization(authorization)
                        : new QueryOutcome.Unanswered("the channel has no authorize_query"),
                () -> new QueryOutcome.Unanswered(BUSY),
                QueryOutcome.Unanswered::new);
    }
}
