package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.PreauthTerms;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * What our agreement with the bank says. Each setting has a default.
 *
 * @param cutoff settings {@code cutoffTime} (23:00) and {@code cutoffZone} (Asia/Shanghai), the bank's own
 * @param preauth settings {@code preauthAllowancePercent} (115, from 100 to 200), {@code preauthSeveralCaptures} (true) and
 *     {@code preauthValidDays} (30, from 1 to 366); the bank keeps to them
 * @param contractValidity setting {@code contractValidDays} (1825, from 1 to 10000): how long a contract stands
 * @param quickCode setting {@code quickCode} (false): whether a payer of quick pay has to enter a code that the bank sends
 */
record Terms(DayCutoff cutoff, PreauthTerms preauth, Duration contractValidity, boolean quickCode) {

    static Terms of(ChannelSettings settings) {
        return new Terms(
                cutoff(settings),
                preauth(settings),
                Duration.ofDays(number(settings, "contractValidDays", 1_825, 1, 10_000)),
                flag(settings, "quickCode", false));
    }

    private static DayCutoff cutoff(ChannelSettings settings) {
        try {
            return new DayCutoff(
                    LocalTime.parse(settings.values().getOrDefault("cutoffTime", "23:00")),
                    ZoneId.of(settings.values().getOrDefault("cutoffZone", "Asia/Shanghai")));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    "setting 'cutoffTime' is a time like 23:00, and 'cutoffZone' a time zone like Asia/Shanghai");
        }
    }

    private static PreauthTerms preauth(ChannelSettings settings) {
        return new PreauthTerms(
                Set.of(Description.CARD, Description.WALLET),
                number(settings, "preauthAllowancePercent", 115, 100, 200),
                flag(settings, "preauthSeveralCaptures", true),
                Duration.ofDays(number(settings, "preauthValidDays", 30, 1, 366)));
    }

    private static boolean flag(ChannelSettings settings, String name, boolean otherwise) {
        return switch (settings.values().getOrDefault(name, Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("setting '" + name + "' must be true or false");
        };
    }

    private static int number(ChannelSettings settings, String name, int otherwise, int least, int most) {
        String text = settings.values().getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("setting '" + name + "' must be " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
