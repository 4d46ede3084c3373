package io.liushui.workers.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.payments.Payment;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** An analyst saves a model that the engine does not take. */
class RefusedModelsProcessTests {
    private static final List<String> FILES = List.of(
            "processes/payment.bpmn",
            "processes/merchant-notification.bpmn",
            "processes/channel-operation.bpmn",
            "processes/refund.bpmn",
            "decisions/risk.dmn",
            "decisions/routing.dmn",
            "forms/risk-review.form",
            "forms/repair-payment.form",
            "forms/repair-refund.form");

    @TempDir
    private Path models;

    private WorkersWorld world;
    private ShopEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        world = WorkersWorld.start();
        endpoint = ShopEndpoint.start();
    }

    @AfterEach
    void stop() {
        world.close();
        endpoint.close();
    }

    @Test
    void saysWhyAndGoesOnWithTheVersionBefore() throws IOException {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        saved("=method != null", "=method !=");
        world.restart("liushui.models-directory=" + models);

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat((String) health().getDetails().get("reason")).contains("payment.bpmn", "method !=");
        goesOnWithTheVersionBefore();
    }

    @Test
    void saysWhyWhenASettingCannotBeUsed() throws IOException {
        saved("name=\"defaultExpiry\" value=\"PT30M\"", "name=\"defaultExpiry\" value=\"half an hour\"");
        world.restart("liushui.models-directory=" + models);

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat((String) health().getDetails().get("reason")).contains("defaultExpiry", "half an hour");
        goesOnWithTheVersionBefore();
    }

    private void goesOnWithTheVersionBefore() {
        Payment payment = Shop.open(world, endpoint.url(), null).pay("card");

        world.awaitState(payment.id(), "succeeded");
        assertThat(Duration.between(payment.createdAt(), payment.expiresAt())).isEqualTo(Duration.ofMinutes(30));
        assertThat(world.text("select string_agg(distinct process_version::text, ' ') from process_setting"))
                .isEqualTo("1");
    }

    private Health health() {
        return world.bean(ModelsHealth.class).health();
    }

    /** All models in the folder, the payment's with this change. */
    private void saved(String text, String changed) throws IOException {
        for (String file : FILES) {
            try (InputStream content = getClass().getResourceAsStream("/bpmn/" + file)) {
                String model = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                Path target = models.resolve(file);
                Files.createDirectories(target.getParent());
                if (file.endsWith("payment.bpmn")) {
                    assertThat(model).contains(text);
                    model = model.replace(text, changed);
                }
                Files.writeString(target, model);
            }
        }
    }
}
