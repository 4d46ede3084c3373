package io.liushui.core.channels;

import io.liushui.core.alarms.Alarms;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ExchangeLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what a plugin records during a call, to be kept with the call's outcome; keeps at once what it records at other times. All of it is masked
 * once more.
 */
final class CallExchanges implements ExchangeLog {
    static final ScopedValue<List<Exchange>> SINK = ScopedValue.newInstance();
    private static final Logger LOG = LoggerFactory.getLogger(CallExchanges.class);

    private final String channelId;
    private final ExchangeStore store;
    private final Alarms alarms;
    private final MeterRegistry meters;
    private final LogMask mask;

    CallExchanges(String channelId, ExchangeStore store, Alarms alarms, MeterRegistry meters, LogMask mask) {
        this.channelId = channelId;
        this.store = store;
        this.alarms = alarms;
        this.meters = meters;
        this.mask = mask;
    }

    @Override
    public void unmapped(ChannelFunction function, String reference, String unknownCode) {
        String code = mask.text(unknownCode);
        String name = function.name().toLowerCase(Locale.ROOT);
        meters.counter("liushui.channel.unmapped", "channel", channelId, "function", name)
                .increment();
        LOG.error("channel {} answered {} of {} with a code of no table: {}", channelId, name, reference, code);
        try {
            alarms.raise("channel_code_unmapped", channelId, "code " + code + " of " + name + ", about " + reference);
        } catch (RuntimeException lost) {
            LOG.error("the alarm about code {} of channel {} could not be kept", code, channelId, lost);
        }
    }

    @Override
    public void record(Exchange recorded) {
        Exchange exchange = mask.exchange(recorded);
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
