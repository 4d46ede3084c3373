package io.liushui.api;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What an application imports, beside the core, to serve the API and the cashier. Its defaults give way to every other property. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableScheduling
@PropertySource("classpath:liushui-api.properties")
public class ApiConfiguration {}
