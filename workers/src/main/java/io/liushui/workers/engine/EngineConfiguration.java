package io.liushui.workers.engine;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.liushui.core.alarms.Alarms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    CamundaClientExecutorService camundaClientExecutorService(EngineThreads threads) {
        return new CamundaClientExecutorService(threads.scheduler(), true);
    }

    @Bean
    JobExceptionHandlingStrategy jobExceptionHandlingStrategy(
            CommandExceptionHandlingStrategy commands, MetricsRecorder metrics, ObjectProvider<Alarms> alarms) {
        return new TechnicalTrouble(new DefaultJobExceptionHandlingStrategy(commands, metrics), alarms);
    }
}
