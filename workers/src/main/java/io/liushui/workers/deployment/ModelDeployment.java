package io.liushui.workers.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Process;
import io.grpc.Status;
import io.liushui.core.settings.ProcessSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys all models together, so that what a process binds by deployment is there. Waits for the engine as long as it takes. Models that the engine
 * refuses are named in the log, and the version deployed before goes on.
 */
@Component
public class ModelDeployment implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CamundaClient client;
    private final ProcessSettings settings;
    private final String directory;
    private volatile Thread thread;
    private volatile State state = new State.Waiting();

    ModelDeployment(
            CamundaClient client, ProcessSettings settings, @Value("${liushui.models-directory:}") String directory) {
        this.client = client;
        this.settings = settings;
        this.directory = directory;
    }

    /** Where the deployment stands, for health. */
    public sealed interface State {
        record Waiting() implements State {}

        record Deployed(Map<String, Integer> versions) implements State {}

        record Refused(String reason) implements State {}
    }

    public State state() {
        return state;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("model-deployment").start(this::deployWhenEngineIsThere);
    }

    @Override
    public void stop() {
        thread.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void deployWhenEngineIsThere() {
        boolean saidSo = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                deploy();
                return;
            } catch (ClientStatusException refusal) {
                if (refusal.getStatusCode() == Status.Code.INVALID_ARGUMENT) {
                    state = new State.Refused(refusal.getMessage());
                    LOG.error(
                            "the engine refused the models; the version deployed before goes on: {}",
                            refusal.getMessage());
                    return;
                }
                saidSo = sayOnce(saidSo, refusal);
            } catch (IllegalStateException noModels) {
                state = new State.Refused(noModels.getMessage());
                LOG.error("nothing deployed: {}", noModels.getMessage());
                return;
            } catch (RuntimeException failure) {
                saidSo = sayOnce(saidSo, failure);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean sayOnce(boolean saidSo, RuntimeException failure) {
        if (!saidSo) {
            LOG.warn("models not deployed yet, trying every second: {}", failure.toString());
        }
        return true;
    }

    private void deploy() {
        List<Models.Model> models = Models.load(directory);
        Map<String, Map<String, String>> properties = Settings.of(models);
        DeployResourceCommandStep1 command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 filled = null;
        for (Models.Model model : models) {
            filled = (filled == null ? command : filled).addResourceBytes(model.content(), model.name());
        }
        DeploymentEvent deployed = java.util.Objects.requireNonNull(filled)
                .requestTimeout(Duration.ofSeconds(30))
                .send()
                .join();
        Map<String, Integer> versions = new HashMap<>();
        for (Process process : deployed.getProcesses()) {
            versions.put(process.getBpmnProcessId(), process.getVersion());
        }
        properties.forEach((process, values) -> settings.deployed(process, versions.getOrDefault(process, 0), values));
        state = new State.Deployed(Map.copyOf(versions));
        LOG.info("deployed {}", versions);
    }
}
