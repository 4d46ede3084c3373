package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.liushui.core.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The workers as a service of their own, with nothing configured but where things are. */
class WorkersApplicationIntegrationTests {
    private final ZeebeTestEngine engine = EngineFactory.create();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path keys;

    @BeforeEach
    void start() {
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void tellsItsHealthAndItsFiguresAndTalksGrpc() {
        try (ConfigurableApplicationContext workers = run("http://" + engine.getGatewayAddress())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(get(workers, "health"))
                            .startsWith("200 ")
                            .contains("\"engine\"", "\"models\"")
                            .doesNotContain("DOWN"));
            assertThat(get(workers, "prometheus"))
                    .contains("liushui_outbox_waiting", "liushui_outbox_oldest_seconds")
                    .contains("liushui_inbox_waiting", "liushui_inbox_oldest_seconds")
                    .contains("liushui_stray_money_total{kind=\"late\"} 0.0")
                    .contains("liushui_notifications_exhausted", "liushui_payments_past_schedule");
            assertThat(workers.getBean(CamundaClient.class).getConfiguration().preferRestOverGrpc())
                    .isFalse();
        }
    }

    @Test
    void tellsWhyTheEngineRefusedTheModels(@TempDir Path models) throws IOException {
        Path processes = Files.createDirectories(models.resolve("processes"));
        Files.writeString(processes.resolve("unfinished.bpmn"), """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                  <process id="unfinished" isExecutable="true"><endEvent id="Event_End"/></process>
                </definitions>""");
        try (ConfigurableApplicationContext workers =
                run("http://" + engine.getGatewayAddress(), "--liushui.models-directory=" + models)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(get(workers, "health"))
                            .startsWith("503 ")
                            .contains("\"models\":{\"status\":\"DOWN\"}"));
            assertThat(get(workers, "health/deployment"))
                    .startsWith("503 ")
                    .contains("\"reason\":", "unfinished.bpmn", "start event");
        }
    }

    @Test
    void startsWithoutTheEngineAndSaysThatItIsAway() {
        try (ConfigurableApplicationContext workers = run("http://127.0.0.1:1")) {
            assertThat(get(workers, "health"))
                    .startsWith("503 ")
                    .contains("\"engine\":{\"status\":\"DOWN\"}", "\"models\":{\"status\":\"OUT_OF_SERVICE\"}");
        }
    }

    private ConfigurableApplicationContext run(String engineAddress, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + TestDatabase.create().url(),
                "--spring.datasource.username=postgres",
                "--liushui.keys-directory=" + keys,
                "--camunda.client.grpc-address=" + engineAddress));
        properties.addAll(List.of(more));
        return new SpringApplicationBuilder(WorkersApplication.class).run(properties.toArray(String[]::new));
    }

    private String get(ConfigurableApplicationContext workers, String path) {
        URI address = URI.create(
                "http://127.0.0.1:" + workers.getEnvironment().getProperty("local.server.port") + "/actuator/" + path);
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
