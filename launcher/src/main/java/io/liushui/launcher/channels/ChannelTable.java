package io.liushui.launcher.channels;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Channel by function, product by channel by function, and channel by function by state, in Markdown. */
final class ChannelTable {
    private static final int MOST_CODES = 12;

    private ChannelTable() {}

    static String of(Map<String, ChannelSays> channels) {
        StringBuilder text = new StringBuilder("| function |");
        channels.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
        text.append("\n| --- |").append(" :---: |".repeat(channels.size())).append('\n');
        for (ChannelFunction function : ChannelFunction.values()) {
            text.append("| ").append(name(function)).append(" |");
            channels.values()
                    .forEach(channel ->
                            text.append(channel.description().functions().contains(function) ? " ✓ |" : " – |"));
            text.append('\n');
        }
        text.append("\nWhat can be done with a payment of each product at each channel.\n\n")
                .append(ProductTable.of(channels));
        text.append(
                "\nWhat each status and code of a channel means to us; one that is not here is unknown, and raises an alarm.\n");
        text.append("\n| channel | function | meaning | statuses and codes |\n| --- | --- | --- | --- |\n");
        channels.forEach((channel, made) -> rows(channel, made, text));
        return text.toString();
    }

    private static void rows(String channel, ChannelSays made, StringBuilder text) {
        for (ChannelFunction function : ChannelFunction.values()) {
            Map<CodeMeaning, Set<String>> meanings = new EnumMap<>(CodeMeaning.class);
            made.codes()
                    .rows()
                    .getOrDefault(function, Map.of())
                    .forEach((code, meaning) -> meanings.computeIfAbsent(meaning, none -> new TreeSet<>())
                            .add(code));
            meanings.forEach((meaning, codes) -> text.append("| ")
                    .append(channel)
                    .append(" | ")
                    .append(name(function))
                    .append(" | ")
                    .append(name(meaning))
                    .append(" | ")
                    .append(codes(codes))
                    .append(" |\n"));
        }
    }

    private static String codes(Set<String> codes) {
        String shown = String.join(
                ", ",
                codes.stream()
                        .limit(MOST_CODES)
                        .map(code -> "`" + code.replace("|", "\\|") + "`")
                        .toList());
        return codes.size() <= MOST_CODES ? shown : shown + " and " + (codes.size() - MOST_CODES) + " more";
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
