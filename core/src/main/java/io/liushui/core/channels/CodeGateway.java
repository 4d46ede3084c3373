package io.liushui.core.channels;

import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.Payer;
import io.liushui.spi.SupportsCode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Codes that channels send their payers, under the rules of {@link ChannelGateway}. A channel that sends none answers {@code Unknown}. */
@Component
public class CodeGateway {
    private static final String BUSY = "too many calls to this channel";

    private final ChannelGateway gateway;

    CodeGateway(ChannelGateway gateway) {
        this.gateway = gateway;
    }

    /** Gives the payer's code to the channel. */
    public PayOutcome confirm(String channelId, OrderReference order, String code, List<Exchange> sink) {
        return call(channelId, "confirm_by_code", sink, channel -> channel.confirm(order, code));
    }

    /** Has the channel send its payer another code. */
    public PayOutcome sendAgain(String channelId, OrderReference order, Payer payer, List<Exchange> sink) {
        return call(channelId, "send_code_again", sink, channel -> channel.sendCodeAgain(order, payer));
    }

    private PayOutcome call(
            String channelId, String operation, List<Exchange> sink, Function<SupportsCode, PayOutcome> call) {
        return gateway.call(
                channelId,
                operation,
                sink,
                channel -> channel instanceof SupportsCode sending
                        ? call.apply(sending)
                        : new PayOutcome.Unknown("the channel sends no codes"),
                () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                PayOutcome.Unknown::new);
    }
}
