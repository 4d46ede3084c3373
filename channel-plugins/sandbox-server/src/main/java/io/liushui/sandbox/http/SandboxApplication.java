package io.liushui.sandbox.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.liushui.sandbox.books.Everywhere;
import io.liushui.sandbox.faults.InvalidRule;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.Channels;
import io.liushui.sandbox.host.Misbehaviour;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.RequestLog;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticePost;
import io.liushui.sandbox.notices.NoticeSender;
import io.liushui.sandbox.notices.Notices;
import io.liushui.sandbox.store.Store;
import io.liushui.sandbox.store.StoreFailed;
import io.liushui.sandbox.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole sandbox, running. */
public final class SandboxApplication implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxApplication.class);
    private static final long LARGEST_BODY_BYTES = 64L * 1024;

    private final Clock clock = Clock.systemUTC();
    private final Rules rules = new Rules();
    private final SandboxConfiguration configuration;
    private final Store store;
    private final Notices notices;
    private final RequestLog log;
    private final Channels channels;
    private final Everywhere everywhere;
    private final NoticePost post = new NoticePost();
    private final NoticeSender sender;
    private final Javalin server;

    /** @throws IllegalStateException when a key folder is incomplete */
    public static SandboxApplication start(SandboxConfiguration configuration)
            throws IOException, GeneralSecurityException, SQLException {
        return new SandboxApplication(configuration);
    }

    private SandboxApplication(SandboxConfiguration configuration)
            throws IOException, GeneralSecurityException, SQLException {
        this.configuration = configuration;
        Files.createDirectories(configuration.data());
        store = Store.open(configuration.data().resolve("sandbox.db"));
        log = new RequestLog(store, clock);
        notices = new Notices(store, clock, rules, this::noticesOf);
        channels = new Channels(new Channels.Ground(
                store,
                clock,
                rules,
                log,
                notices,
                configuration.notificationUrl(),
                configuration.keys(),
                configuration.notificationSchedule(),
                this::publicUrl,
                this::awaitNotification));
        everywhere = new Everywhere(store, clock, channels.books());
        channels.open();
        channels.all().forEach(ChannelSandbox::warmUp);
        server = Javalin.create(this::configure);
        server.start();
        sender = new NoticeSender(
                store, clock, post, this::noticesOf, configuration.notificationSpeedup(), everywhere::runDuePlans);
    }

    private NoticeFormat noticesOf(String channel) {
        return channels.get(channel).notices();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    public String publicUrl() {
        return configuration.publicUrl() == null ? "http://127.0.0.1:" + port() : configuration.publicUrl();
    }

    @Override
    public void close() {
        server.stop();
        sender.close();
        post.close();
        store.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_BODY_BYTES;
        config.jetty.addConnector((jetty, http) -> {
            http.setSendServerVersion(false);
            ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
            connector.setHost(configuration.host());
            connector.setPort(configuration.port());
            connector.setIdleTimeout(Duration.ofMinutes(2).toMillis());
            return connector;
        });
        channels.all().forEach(channel -> channel.addTo(config.routes));
        new ControlApi(configuration.controlOpen(), rules, everywhere, notices, this::wake).addTo(config.routes);
        new ControlLists(everywhere, notices, log).addTo(config.routes);
        new PayerPage(everywhere, channels, this::wake).addTo(config.routes);
        config.routes.get("/health", context -> ControlApi.reply(context, 200, Map.of("status", "up")));
        config.routes.exception(Refusal.class, this::refuse);
        config.routes.exception(InvalidRule.class, (invalid, context) -> {
            Problem.reply(context, 422, "rule_invalid", invalid.getMessage());
        });
        config.routes.exception(HttpResponseException.class, (refused, context) -> {
            Problem.reply(context, refused.getStatus(), "http_" + refused.getStatus(), refused.getMessage());
        });
        config.routes.exception(StoreFailed.class, (failed, context) -> {
            LOG.error("the store failed", failed);
            Problem.reply(context, 500, "store_failed", "nothing was executed");
        });
    }

    private void wake() {
        sender.wake();
    }

    private void awaitNotification(String orderNo, long atMostMillis) {
        wake();
        long end =
                System.nanoTime() + Duration.ofMillis(Math.max(0, atMostMillis)).toNanos();
        while (System.nanoTime() < end
                && notices.ofOrder(orderNo).stream().map(Notice::state).anyMatch(Notice.State.WAITING::equals)) {
            Misbehaviour.pause(10);
        }
    }

    private void refuse(Refusal refusal, Context context) {
        Optional<ChannelSandbox> channel = channels.ofPath(context.path());
        if (channel.isPresent()) {
            ReplyFormat format = channel.get().replies();
            format.send(context, format.refusal(context, refusal));
        } else {
            Problem.reply(context, refusal.status(), refusal.code(), refusal.getMessage());
        }
    }
}
