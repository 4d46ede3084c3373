package io.liushui.core.positions;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Positions to begin with ({@code liushui.positions.<channel>.<currency>.…}).
 *
 * @param positions by channel, then by currency
 */
@ConfigurationProperties("liushui")
record PositionsProperties(Map<String, Map<String, Opening>> positions) {

    PositionsProperties {
        positions = positions == null ? Map.of() : new TreeMap<>(positions);
    }

    /**
     * @param openingMinor booked once, at the first start that names it; in minor units, the same for the mark
     * @param lowWaterMinor an alarm is raised when less than this is free; 0 for none; what operators set later stays
     */
    record Opening(
            @DefaultValue("0") long openingMinor,
            @DefaultValue("0") long lowWaterMinor) {}
}
