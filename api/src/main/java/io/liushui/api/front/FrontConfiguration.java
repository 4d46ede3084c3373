package io.liushui.api.front;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FrontConfiguration {

    @Bean
    ServletRegistrationBean<MerchantApiServlet> merchantApi(Router router, FrontDoor frontDoor, MeterRegistry meters) {
        ServletRegistrationBean<MerchantApiServlet> registration =
                new ServletRegistrationBean<>(new MerchantApiServlet(router, frontDoor, meters), "/v1/*");
        registration.setName("merchantApi");
        return registration;
    }
}
