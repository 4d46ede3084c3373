package io.liushui.workers.models;

import java.util.HashMap;
import java.util.Map;

/** Signals as {@code risk.assess} writes them. */
final class RiskSignals {
    private RiskSignals() {}

    static Map<String, Object> harmless() {
        Map<String, Object> signals = new HashMap<>();
        signals.put("amountMinor", 1234);
        signals.put("currency", "CNY");
        signals.put("interactive", true);
        signals.put("phoneKnown", true);
        signals.put("listed", null);
        for (String count : new String[] {
            "payerCountHour", "payerFailuresHour", "deviceCountHour", "ipCountHour", "merchantFailuresHour"
        }) {
            signals.put(count, 0);
        }
        return signals;
    }

    /** @param namesAndValues name, value, name, value …: what differs from harmless signals */
    static Map<String, Object> with(Object... namesAndValues) {
        Map<String, Object> signals = harmless();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            signals.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return signals;
    }
}
