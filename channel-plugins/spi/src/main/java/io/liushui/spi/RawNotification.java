package io.liushui.spi;

import java.util.Map;

/** @param headers by lower-case name; the last one wins */
public record RawNotification(Map<String, String> headers, byte[] body) {}
