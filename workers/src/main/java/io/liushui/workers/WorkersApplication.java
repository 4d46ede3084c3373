package io.liushui.workers;

import io.liushui.core.CoreConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The workers as a service of their own; its port serves health and metrics only. */
@EnableAutoConfiguration
@Import({CoreConfiguration.class, WorkersConfiguration.class})
public class WorkersApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(WorkersApplication.class)
                .properties("server.address=127.0.0.1", "server.port=8081", "logging.structured.format.console=ecs")
                .run(arguments);
    }
}
