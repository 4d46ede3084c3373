package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each plugin's calls cost, beside one bare RSA signature of the JDK: a written request beside one that is made, what is read beside one that is
 * verified, so that the ratio means the same on any machine.
 */
record PluginCalls(List<PluginCall> calls) {
    private static final String YARDSTICK = "jdkrsa";

    void tell(Figures figures) {
        for (PluginCall call : calls) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("micros", Figures.rounded(call.micros()));
            figure.put("bytes", Math.round(call.bytes()));
            figure.put("of_rsa2048", Math.round(call.micros() / yardstick(call.operation()) * 100) / 100.0);
            figures.put("plugin_" + call.subject() + "_" + call.operation(), figure);
        }
    }

    private double yardstick(String operation) {
        return calls.stream()
                .filter(call ->
                        call.subject().equals(YARDSTICK) && call.operation().equals(operation))
                .mapToDouble(PluginCall::micros)
                .filter(micros -> micros > 0)
                .findFirst()
                .orElseThrow(() -> new PartFailure("The bare RSA signature was not measured: " + operation));
    }
}
