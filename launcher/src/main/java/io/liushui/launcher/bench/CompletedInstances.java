package io.liushui.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Process instances that the engine has completed since it started, as its own metrics count them. */
record CompletedInstances(HttpClient http, URI metrics) {

    CompletedInstances(int managementPort) {
        this(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"));
    }

    long count() {
        HttpRequest request =
                HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(10)).build();
        try {
            return sum(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    static long sum(String metrics) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith("zeebe_executed_instances_total{"))
                .filter(line ->
                        line.contains("type=\"ROOT_PROCESS_INSTANCE\"") && line.contains("action=\"completed\""))
                .mapToDouble(line -> Double.parseDouble(
                        line.substring(line.lastIndexOf('}') + 1).strip()))
                .sum();
    }
}
