package io.liushui.sandbox.paypal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** PayPal's REST interface. */
final class PaypalSandbox implements ChannelSandbox {

    private static final String TOKEN = "/paypal/v1/oauth2/token";
    private static final String CERTIFICATES = "/paypal/v1/notifications/certs/";

    private final PaypalKeys keys;
    private final Tokens tokens;
    private final PaypalReplies replies = new PaypalReplies();
    private final References ids = new PaypalIds();
    private final PaypalNotices notices;
    private final OrdersApi orders;
    private final PaymentsApi payments;
    private final CapturesApi captures;
    private final ReportingApi reporting;

    PaypalSandbox(SandboxHost host, PaypalKeys keys) throws GeneralSecurityException {
        this.keys = keys;
        this.tokens = new Tokens(keys, host.clock());
        Movements movements = new Movements(host);
        OrderViews views = new OrderViews(host, movements);
        this.notices = new PaypalNotices(host, keys, new WebhookEvents(views, movements));
        this.orders = new OrdersApi(host, views);
        this.payments = new PaymentsApi(host, movements);
        this.captures = new CapturesApi(host, movements);
        this.reporting = new ReportingApi(host, keys.openedOn());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/paypal/*", this::check);
        routes.post(TOKEN, context -> replies.send(context, tokens.give(context)));
        routes.get(CERTIFICATES + "{id}", this::certificate);
        orders.addTo(routes);
        payments.addTo(routes);
        captures.addTo(routes);
        reporting.addTo(routes);
    }

    @Override
    public ReplyFormat replies() {
        return replies;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    @Override
    public References references() {
        return ids;
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("PayPal (stand-in)", "PayPal（替身）", "#003087");
    }

    @Override
    public void warmUp() {
        for (int round = 0; round < 5; round++) {
            WebhookSigner.sign(keys.signingKey(), "id", "time", keys.webhookId(), new byte[100]);
        }
    }

    private void check(Context context) {
        String path = context.path();
        if (!path.equals(TOKEN) && !path.startsWith(CERTIFICATES)) {
            tokens.check(context);
        }
    }

    private void certificate(Context context) throws CertificateEncodingException {
        if (!context.pathParam("id").equals(notices.certificateId())) {
            throw new Refusal(404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist.");
        }
        StringBuilder pem = new StringBuilder();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (X509Certificate certificate : keys.certificates()) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(base64.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        replies.send(
                context, Reply.of(200, "application/x-pem-file", pem.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
