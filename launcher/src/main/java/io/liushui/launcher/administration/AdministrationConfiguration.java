package io.liushui.launcher.administration;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.channels.ExchangeSearch;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.notifications.Notifications;
import io.liushui.core.operations.OperationDecisions;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.points.PointsRates;
import io.liushui.core.positions.Positions;
import io.liushui.core.refunds.RefundDecisions;
import io.liushui.core.risk.RiskReviews;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The features of the core that an administrator needs, without web, engine and channels. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@ComponentScan({
    "io.liushui.core.alarms",
    "io.liushui.core.credentials",
    "io.liushui.core.merchants",
    "io.liushui.core.metrics",
    "io.liushui.core.outbox",
    "io.liushui.core.repair",
    "io.liushui.core.secrets"
})
@ComponentScan(
        basePackageClasses = RefundDecisions.class,
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(RefundDecisions|RefundRepairStore)"))
@ComponentScan(
        basePackageClasses = OperationDecisions.class,
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(OperationDecisions|OperationRepairStore|OperationStore)"))
@ComponentScan(
        basePackageClasses = Accounts.class,
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(Accounts|AccountRows|HoldRows|Folding)"))
@ComponentScan(
        basePackageClasses = Coupons.class,
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(Coupons|CouponTemplates|CouponTemplateRows|CouponRows|CouponIssues|CouponNews)"))
@ComponentScan(
        basePackageClasses = Notifications.class,
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(Notifications|TryFigures)"))
@Import({
    CreditAdministration.class,
    Events.class,
    ExchangeSearch.class,
    Ledger.class,
    PayoutPermissions.class,
    PointsRates.class,
    Positions.class,
    RiskReviews.class
})
class AdministrationConfiguration {

    @Bean
    JdbcClient jdbcClient(DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    /** What the terminal does is counted nowhere. */
    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
