package io.liushui.core.fake;

import io.liushui.core.CoreConfiguration;
import io.liushui.core.TestDatabase;
import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole core on a database of its own, with the fake channels {@code alpha} and {@code beta} and a clock that is set by the test. */
public final class CoreWorld implements AutoCloseable {
    public final TestDatabase database;
    public final SetClock clock;
    private final ConfigurableApplicationContext context;
    private final String name;

    private CoreWorld(TestDatabase database, SetClock clock, String name, ConfigurableApplicationContext context) {
        this.database = database;
        this.clock = clock;
        this.name = name;
        this.context = context;
    }

    /** @param properties on top of the usual, as {@code name=value} */
    public static CoreWorld start(String... properties) {
        return start(TestDatabase.create(), properties);
    }

    /** Another start on the same database. */
    public CoreWorld restart(String... properties) {
        context.close();
        return start(database, properties);
    }

    private static CoreWorld start(TestDatabase database, String... properties) {
        SetClock clock = new SetClock();
        String name = Ids.body(clock.instant());
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=postgres",
                "spring.main.banner-mode=off",
                "liushui.keys-directory=" + keysDirectory(),
                "liushui.channels.alpha.type=fake",
                "liushui.channels.alpha.settings.world=" + name,
                "liushui.channels.beta.type=fake",
                "liushui.channels.beta.settings.world=" + name));
        all.addAll(List.of(properties));
        return new CoreWorld(
                database,
                clock,
                name,
                new SpringApplicationBuilder(Parts.class)
                        .web(WebApplicationType.NONE)
                        .initializers(context -> context.getBeanFactory().registerSingleton("testClock", clock))
                        .properties(all.toArray(String[]::new))
                        .run());
    }

    private static String keysDirectory() {
        try {
            return Files.createTempDirectory("keys").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public FakeChannel channel(String channelId) {
        return FakeChannelFactory.made(name, channelId);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return bean(TransactionTemplate.class).execute(status -> work.get());
    }

    public void inTransaction(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    public long count(String from) {
        return jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    public String text(String sql, Object... parameters) {
        return jdbc().sql(sql).params(parameters).query(String.class).single();
    }

    /** A payment in this state, with payer, device, ip and phone of this name (all null for null). */
    public String payment(String state, String payer) {
        String id = Ids.next("pay", clock.instant());
        jdbc().sql("insert into merchant values ('mer_1', 'Tea', 'active', now()) on conflict do nothing")
                .update();
        jdbc().sql("""
                insert into app values ('app_1', 'mer_1', 'Tea', 'active', '{card}', '[]', null, 100, now())
                on conflict do nothing""").update();
        Timestamp now = Timestamp.from(clock.instant());
        boolean open = !List.of("succeeded", "failed", "closed").contains(state);
        jdbc().sql("""
                insert into payment (id, merchant_id, app_id, merchant_order_no, amount_minor, currency, subject, method, payer_id,
                    payer_device_id, payer_ip, payer_phone, order_info, metadata, cashier_token, state, trace_id, created_at,
                    expires_at, finished_at)
                values (:id, 'mer_1', 'app_1', :id, 1234, 'CNY', 'Tea', 'card', :payer, :payer, :payer, :payer, '{}', '{}',
                    't' || :id, :state, 'trace', :now, :now::timestamptz + interval '1 hour', :finished)""")
                .param("id", id)
                .param("payer", payer)
                .param("state", state)
                .param("now", now)
                .param("finished", open ? null : now)
                .update();
        if (state.equals("failed")) {
            jdbc().sql("insert into final_state values (?, null, 'failed', 'declined', 'mer_1', 1234, 'CNY', ?)")
                    .params(id, now)
                    .update();
        }
        return id;
    }

    /** An attempt of the payment at channel alpha. */
    public String attempt(String paymentId, String state) {
        String id = Ids.next("att", clock.instant());
        jdbc().sql("""
                insert into payment_attempt (id, payment_id, number, channel_id, method, channel_order_no, amount_minor, currency,
                    state, created_at)
                values (?, ?, 1, 'alpha', 'card', ?, 1234, 'CNY', ?, ?)""")
                .params(id, paymentId, Ids.body(clock.instant()), state, Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    public static Money cny(long amountMinor) {
        return new Money(amountMinor, "CNY");
    }

    @Override
    public void close() {
        context.close();
        database.drop();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CoreConfiguration.class)
    static class Parts {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
