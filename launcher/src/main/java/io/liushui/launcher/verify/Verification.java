package io.liushui.launcher.verify;

import io.liushui.core.localchannels.LocalCharges;
import io.liushui.core.oracle.CaptureBooks;
import io.liushui.core.oracle.ChannelBooks;
import io.liushui.core.oracle.Charge;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.HeldBooks;
import io.liushui.core.oracle.InvariantRules;
import io.liushui.core.oracle.Violation;
import io.liushui.core.payouts.PaidOut;
import io.liushui.core.payouts.PayoutBooks;
import io.liushui.launcher.parts.Parts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** One run of the oracle over an installation. */
public final class Verification {
    private Verification() {}

    /** @param summary a line for people */
    public record Report(List<Violation> violations, String summary) {
        public boolean holds() {
            return violations.isEmpty();
        }
    }

    /** @param slack how long after its time a payment or message may still be under way */
    public static Report run(Parts parts, Duration slack) {
        DataSource database = new DriverManagerDataSource(
                parts.postgres().jdbcUrl(),
                parts.postgres().user(),
                parts.postgres().password());
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
            context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
            context.register(
                    Transactions.class,
                    DatabaseInvariants.class,
                    ChannelBooks.class,
                    CaptureBooks.class,
                    HeldBooks.class,
                    PayoutBooks.class);
            ClassPathBeanDefinitionScanner rules = new ClassPathBeanDefinitionScanner(context, false);
            rules.addIncludeFilter(new AssignableTypeFilter(InvariantRules.class));
            rules.scan("io.liushui.core");
            context.refresh();
            List<Violation> violations =
                    new ArrayList<>(context.getBean(DatabaseInvariants.class).check(slack));
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            long charges = 0;
            long payouts = 0;
            for (String channel : channels(jdbc)) {
                ChannelBooks channelBooks = context.getBean(ChannelBooks.class);
                if (LocalCharges.has(channel)) {
                    violations.addAll(channelBooks.compare(channel, new LocalCharges(jdbc, channel)));
                    continue;
                }
                SandboxBooks books = new SandboxBooks(parts.sandbox().address(), channel);
                SandboxPages<Charge> charged = books.charges();
                violations.addAll(channelBooks.compare(channel, charged));
                violations.addAll(context.getBean(HeldBooks.class).compare(channel, books.authorizations()));
                charges += charged.count();
                SandboxPages<PaidOut> paid = books.payouts();
                violations.addAll(context.getBean(PayoutBooks.class).compare(channel, paid));
                payouts += paid.count();
            }
            return new Report(violations, summary(jdbc, charges, payouts));
        }
    }

    /** Locally each channel account is one of ours, or one of the sandbox's channels of the same name. */
    private static List<String> channels(JdbcClient jdbc) {
        return jdbc.sql("select id from channel_account order by id")
                .query(String.class)
                .list();
    }

    @EnableTransactionManagement
    static class Transactions {}

    private static String summary(JdbcClient jdbc, long charges, long payouts) {
        return jdbc.sql("""
                        select (select count(*) from payment) || ' payments ('
                            || (select count(*) from payment where finished_at is null) || ' open), '
                            || (select count(*) from final_state where state = 'succeeded') || ' succeeded, '
                            || (select count(*) from stray_money) || ' stray, '
                            || (select count(*) from refund where state = 'succeeded') || ' refunds ('
                            || (select count(*) from refund where state = 'pending') || ' open), '
                            || (select count(*) from journal_entry) || ' journal entries, '
                            || (select count(*) from notification where state = 'delivered') || ' notifications delivered, '
                            || (select count(*) from notification where state = 'due') || ' due, '
                            || (select count(*) from notification where state = 'exhausted') || ' given up'""").query(String.class).single() + "; the sandbox has " + charges + " charges and "
                + payouts + " payouts";
    }
}
