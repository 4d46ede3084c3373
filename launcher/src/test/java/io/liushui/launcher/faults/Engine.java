package io.liushui.launcher.faults;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.liushui.launcher.parts.EnginePart;
import java.time.Instant;
import java.util.Map;

/** The engine as a test sees it, past application and link. */
final class Engine implements AutoCloseable {
    private final CamundaClient client;

    Engine(EnginePart part) {
        client = CamundaClient.newClientBuilder()
                .grpcAddress(part.grpcAddress())
                .restAddress(part.restAddress())
                .preferRestOverGrpc(false)
                .build();
    }

    /** Whether the instance is still under way: the engine takes variables for it. */
    boolean isActive(long instance) {
        try {
            client.newSetVariablesCommand(instance).variables(Map.of()).send().join();
            return true;
        } catch (ClientStatusException refused) {
            if (refused.getStatusCode() == Status.Code.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    /** Sets the engine's clock, which then stands still until {@link #letTimePass}. */
    void stopTimeAt(Instant instant) {
        client.newPinClockCommand().time(instant).send().join();
    }

    void letTimePass() {
        client.newResetClockCommand().send().join();
    }

    @Override
    public void close() {
        client.close();
    }
}
