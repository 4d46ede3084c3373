package io.liushui.launcher.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the notifications of one channel were met so far, as the application counts them. */
record Verdicts(Map<String, Integer> counts) {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^liushui_channel_notifications_total\\{channel=\"([^\"]+)\",verdict=\"([^\"]+)\"} ([0-9]+)\\.0$");

    static Verdicts of(RunningSystem system, Through through) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher line = LINE.matcher(system.metrics());
        while (line.find()) {
            if (line.group(1).equals(through.channel())) {
                counts.put(line.group(2), Integer.valueOf(line.group(3)));
            }
        }
        return new Verdicts(counts);
    }

    int of(String verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /** What came since, without what was good. */
    Map<String, Integer> refusedSince(Verdicts before) {
        Map<String, Integer> since = new TreeMap<>();
        counts.forEach((verdict, count) -> {
            if (!verdict.equals("applied") && !verdict.equals("repeated") && count > before.of(verdict)) {
                since.put(verdict, count - before.of(verdict));
            }
        });
        return since;
    }
}
