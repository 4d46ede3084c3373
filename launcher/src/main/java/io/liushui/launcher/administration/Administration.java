package io.liushui.launcher.administration;

import io.liushui.core.channels.ExchangeSearch;
import io.liushui.core.coupons.CouponTemplates;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.coupons.IssueCoupons;
import io.liushui.core.credentials.CredentialAdministration;
import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.merchants.KeyAdministration;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.operations.OperationDecisions;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.points.PointsRates;
import io.liushui.core.positions.Positions;
import io.liushui.core.refunds.RefundDecisions;
import io.liushui.core.repair.Repairs;
import io.liushui.core.risk.RiskReviews;
import io.liushui.launcher.parts.Health;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.PostgresPart;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The core's administrative services on a running installation's database. A running application sees a change within
 * five seconds.
 */
public final class Administration implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @throws PartFailure when the database does not run */
    public Administration(Parts parts) {
        Health health = parts.postgres().health();
        if (!health.isHealthy()) {
            throw new PartFailure("The database does not answer (" + health.detail() + "): run `liushui up` first.");
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "installation",
                        Map.of(
                                "liushui.keys-directory",
                                parts.installation().keys().toString())));
        context.registerBean(DataSource.class, () -> source(parts.postgres()));
        context.register(AdministrationConfiguration.class);
        context.refresh();
    }

    public Merchants merchants() {
        return context.getBean(Merchants.class);
    }

    public MerchantAdministration merchantAdministration() {
        return context.getBean(MerchantAdministration.class);
    }

    public KeyAdministration keys() {
        return context.getBean(KeyAdministration.class);
    }

    public WebhookAdministration webhooks() {
        return context.getBean(WebhookAdministration.class);
    }

    public CreditAdministration credit() {
        return context.getBean(CreditAdministration.class);
    }

    public CouponTemplates couponTemplates() {
        return context.getBean(CouponTemplates.class);
    }

    /** In a transaction of its own; a refusal changes nothing. */
    public Coupons.Issuing issue(IssueCoupons command) {
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        return transaction.execute(status -> {
            Coupons.Issuing issuing = context.getBean(Coupons.class).issue(command);
            if (!(issuing instanceof Coupons.Issuing.Issued)) {
                status.setRollbackOnly();
            }
            return issuing;
        });
    }

    public PointsRates pointsRates() {
        return context.getBean(PointsRates.class);
    }

    public RiskReviews reviews() {
        return context.getBean(RiskReviews.class);
    }

    public Repairs repairs() {
        return context.getBean(Repairs.class);
    }

    public RefundDecisions refundDecisions() {
        return context.getBean(RefundDecisions.class);
    }

    public OperationDecisions operationDecisions() {
        return context.getBean(OperationDecisions.class);
    }

    public CredentialAdministration credentials() {
        return context.getBean(CredentialAdministration.class);
    }

    public Positions positions() {
        return context.getBean(Positions.class);
    }

    public PayoutPermissions payoutPermissions() {
        return context.getBean(PayoutPermissions.class);
    }

    public ExchangeSearch exchanges() {
        return context.getBean(ExchangeSearch.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private static DataSource source(PostgresPart postgres) {
        return new DriverManagerDataSource(
                postgres.jdbcUrl() + "?connectTimeout=2&socketTimeout=30", postgres.user(), postgres.password());
    }
}
