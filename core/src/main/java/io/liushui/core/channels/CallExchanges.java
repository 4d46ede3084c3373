package io.liushui.core.channels;

import io.liushui.spi.ExchangeLog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what a plugin records during a call, to be kept with the call's outcome; keeps at once what it records at other times. */
final class CallExchanges implements ExchangeLog {
    static final ScopedValue<List<Exchange>> SINK = ScopedValue.newInstance();
    private static final Logger LOG = LoggerFactory.getLogger(CallExchanges.class);

    private final String channelId;
    private final ExchangeStore store;

    CallExchanges(String channelId, ExchangeStore store) {
        this.channelId = channelId;
        this.store = store;
    }

    @Override
    public void record(Exchange exchange) {
        if (SINK.isBound()) {
            SINK.get().add(exchange);
            return;
        }
        try {
            store.save(channelId, List.of(exchange));
        } catch (RuntimeException lost) {
            LOG.error("an exchange with channel {} about {} could not be kept", channelId, exchange.reference(), lost);
        }
    }
}
