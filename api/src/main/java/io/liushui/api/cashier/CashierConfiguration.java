package io.liushui.api.cashier;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class CashierConfiguration {

    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders() {
        FilterRegistrationBean<PageHeaders> registration = new FilterRegistrationBean<>(new PageHeaders());
        registration.addUrlPatterns("/cashier/*", "/cashier-assets/*", "/sms");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
