package io.liushui.launcher.parts;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the application is told about the parts around it; in a file of its owner, because it holds a password. */
record ApplicationSettings(Installation installation, PostgresPart postgres, EnginePart engine, SandboxPart sandbox) {

    Path file() {
        return installation.run().resolve("application.properties");
    }

    void write() throws IOException {
        Files.createDirectories(installation.plugins());
        StringWriter text = new StringWriter();
        properties().store(text, "Written at every start; changes are lost");
        OwnerFile.write(file(), text.toString());
    }

    private Properties properties() {
        String publicUrl = "http://127.0.0.1:" + installation.ports().api();
        Properties properties = new Properties();
        properties.setProperty("server.address", "127.0.0.1");
        properties.setProperty(
                "server.port", Integer.toString(installation.ports().api()));
        properties.setProperty("liushui.sftp.address", "127.0.0.1");
        properties.setProperty(
                "liushui.sftp.port", Integer.toString(installation.ports().sftp()));
        properties.setProperty("spring.datasource.url", postgres.jdbcUrl());
        properties.setProperty("spring.datasource.username", postgres.user());
        properties.setProperty("spring.datasource.password", postgres.password());
        properties.setProperty("camunda.client.mode", "self-managed");
        properties.setProperty("camunda.client.prefer-rest-over-grpc", "false");
        properties.setProperty(
                "camunda.client.grpc-address", engine.grpcAddress().toString());
        properties.setProperty(
                "camunda.client.rest-address", engine.restAddress().toString());
        // It needs a class that Spring Boot 4 moved.
        properties.setProperty(
                "spring.autoconfigure.exclude", "io.camunda.client.spring.configuration.CamundaActuatorConfiguration");
        properties.setProperty("spring.threads.virtual.enabled", "true");
        properties.setProperty("spring.main.banner-mode", "off");
        properties.setProperty("liushui.home", installation.home().toString());
        properties.setProperty("liushui.public-url", publicUrl);
        properties.setProperty("liushui.keys-directory", installation.keys().toString());
        properties.setProperty(
                "liushui.plugins-directory", installation.plugins().toString());
        properties.setProperty("liushui.models-directory", installation.models().toString());
        new SandboxChannels(sandbox.address(), sandbox.keys()).settings().forEach((channel, settings) -> {
            properties.setProperty("liushui.channels." + channel + ".type", channel);
            settings.forEach((name, value) ->
                    properties.setProperty("liushui.channels." + channel + ".settings." + name, value));
        });
        properties.setProperty("liushui.positions.sandbox.CNY.opening-minor", "10000000000");
        properties.setProperty("liushui.positions.sandbox.CNY.low-water-minor", "1000000");
        properties.setProperty("liushui.webhooks.allowed-networks", "127.0.0.0/8");
        properties.setProperty("liushui.sms.inbox-page", "true");
        properties.setProperty("liushui.demo.directory", installation.demo().toString());
        properties.setProperty(
                "liushui.demo.webhook-url",
                "http://127.0.0.1:" + installation.ports().listen() + "/webhooks");
        properties.setProperty("spring.datasource.hikari.maximum-pool-size", "30");
        properties.setProperty("logging.file.name", installation.log("app").toString());
        properties.setProperty("logging.structured.format.file", "ecs");
        return properties;
    }
}
