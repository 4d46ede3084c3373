package io.liushui.core.risk;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Inputs of the risk decision. Counts are of the hour before, without the payment itself, and stop at {@value #COUNTED_AT_MOST}.
 *
 * @param listed black, grey, white or none; the worst of payer, device, ip and phone
 */
public record RiskSignals(
        long amountMinor,
        String currency,
        boolean interactive,
        boolean phoneKnown,
        String listed,
        int payerCountHour,
        int payerFailuresHour,
        int deviceCountHour,
        int ipCountHour,
        int merchantFailuresHour) {

    /** Keeps the look at a busy payer or address short; a threshold above it can never be reached. */
    public static final int COUNTED_AT_MOST = 500;

    /** As the decision table names them. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("amountMinor", amountMinor);
        map.put("currency", currency);
        map.put("interactive", interactive);
        map.put("phoneKnown", phoneKnown);
        map.put("listed", listed);
        map.put("payerCountHour", payerCountHour);
        map.put("payerFailuresHour", payerFailuresHour);
        map.put("deviceCountHour", deviceCountHour);
        map.put("ipCountHour", ipCountHour);
        map.put("merchantFailuresHour", merchantFailuresHour);
        return map;
    }

    static RiskSignals of(Map<String, Object> map) {
        return new RiskSignals(
                ((Number) map.get("amountMinor")).longValue(),
                (String) map.get("currency"),
                (Boolean) map.get("interactive"),
                (Boolean) map.get("phoneKnown"),
                (String) map.get("listed"),
                count(map, "payerCountHour"),
                count(map, "payerFailuresHour"),
                count(map, "deviceCountHour"),
                count(map, "ipCountHour"),
                count(map, "merchantFailuresHour"));
    }

    private static int count(Map<String, Object> map, String name) {
        return ((Number) map.get(name)).intValue();
    }
}
