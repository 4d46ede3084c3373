package io.liushui.api;

import io.liushui.core.CoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The API as a service of its own. */
@EnableAutoConfiguration
@Import({CoreConfiguration.class, ApiConfiguration.class})
public class ApiApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ApiApplication.class, arguments);
    }
}
