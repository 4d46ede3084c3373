package io.liushui.core.channels;

import io.liushui.spi.ChannelFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A plugin in a jar, compiled here against the SPI alone: its channel takes 1 fen to 10 yuan by {@code card} and answers each payment with the value of
 * its setting {@code answer} as the channel's number.
 *
 * @param named the class that its service file names; null for no such file
 */
record TestPlugin(String type, String named) {
    private static final String CLASS = "io.example.DroppedFactory";
    private static final String SOURCE = """
            package io.example;
            import io.liushui.spi.*;
            import java.util.*;
            public class DroppedFactory implements ChannelFactory {
                public String type() { return "%s"; }
                public Channel create(ChannelSettings settings, ExchangeLog log) {
                    return new Dropped(settings.channelId(), settings.require("answer"));
                }
                record Dropped(String id, String answer) implements Channel {
                    public ChannelDescription describe() {
                        return new ChannelDescription(id, Map.of("card", new MethodDescription(Product.QUICK_PAY, false, 1, 1000)), Map.of("CNY", 2),
                            ChannelFunction.of(Dropped.class));
                    }
                    public CodeTable codes() { return CodeTable.builder().build(); }
                    public PayOutcome pay(PayRequest request) {
                        return new PayOutcome.Succeeded(answer, request.amountMinor(), request.currency());
                    }
                    public QueryOutcome query(OrderReference order) { return new QueryOutcome.NotFound(); }
                    public void close() {}
                }
            }
            """;

    static TestPlugin of(String type) {
        return new TestPlugin(type, CLASS);
    }

    TestPlugin withoutService() {
        return new TestPlugin(type, null);
    }

    TestPlugin naming(String className) {
        return new TestPlugin(type, className);
    }

    void writeTo(Path jar) throws IOException {
        Path classes = compiled(Files.createTempDirectory("plugin"));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                content.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, content);
            }
            if (named != null) {
                content.putNextEntry(new JarEntry("META-INF/services/" + ChannelFactory.class.getName()));
                content.write(named.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Path compiled(Path directory) throws IOException {
        Path source =
                Files.createDirectories(directory.resolve("source/io/example")).resolve("DroppedFactory.java");
        Files.writeString(source, SOURCE.formatted(type));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status =
                compiler.run(null, null, null, "-cp", spi().toString(), "-d", classes.toString(), source.toString());
        if (status != 0) {
            throw new IllegalStateException("the plugin does not compile");
        }
        return classes;
    }

    private static Path spi() {
        try {
            return Path.of(ChannelFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
