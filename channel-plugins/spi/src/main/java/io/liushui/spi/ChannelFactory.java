package io.liushui.spi;

/** Makes channels of one type. Found through {@link java.util.ServiceLoader}. */
public interface ChannelFactory {

    /** Lower-case name of the plugin, for example {@code sandbox}. */
    String type();

    /** @throws IllegalArgumentException naming the setting that is missing or malformed */
    Channel create(ChannelSettings settings, ExchangeLog log);
}
