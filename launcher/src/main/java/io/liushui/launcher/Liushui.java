package io.liushui.launcher;

import io.liushui.launcher.demo.DemoMerchant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Api and workers in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.liushui.core", "io.liushui.workers", "io.liushui.api"},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.liushui\\.(api\\.Api|workers\\.Workers)Application"))
@Import(DemoMerchant.class)
public class Liushui {

    static void main(String[] arguments) {
        SpringApplication.run(Liushui.class, arguments);
    }
}
