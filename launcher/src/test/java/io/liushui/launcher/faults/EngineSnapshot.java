package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.Ports;
import java.util.Map;

/** Has the broker write its state to files, which it otherwise does every quarter of an hour. */
record EngineSnapshot(Bank caller, Ports ports) {
    /** What a broker must be told at its start, so that it can be asked. */
    static final Map<String, String> ON_DEMAND = Map.of("MANAGEMENT_ENDPOINT_PARTITIONS_ENABLED", "true");

    /** Begins it for all partitions. */
    void take() {
        String address = "http://127.0.0.1:" + ports.engineManagement() + "/actuator/partitions/takeSnapshot";
        assertThat(caller.call("POST", address, "").statusCode()).isEqualTo(200);
    }
}
