package io.liushui.channel.alipay;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/** One signed request, one checked answer; never a second try. */
final class Wire implements AutoCloseable {

    /** Hides signatures, links that pay or open a bill, and who the payer is. */
    static final Masking MASKING = new Masking(
            Set.of(
                    "sign",
                    "qr_code",
                    "share_code",
                    "code_value",
                    "code_url",
                    "return_url",
                    "bill_download_url",
                    "buyer_id",
                    "buyer_user_id",
                    "buyer_open_id",
                    "buyer_logon_id",
                    "buyer_user_name",
                    "open_id",
                    "payer_user_id",
                    "payer_open_id",
                    "payer_logon_id"),
            Set.of(
                    "app_id",
                    "seller_id",
                    "payee_user_id",
                    "out_trade_no",
                    "trade_no",
                    "out_request_no",
                    "out_order_no",
                    "out_biz_no",
                    "auth_no",
                    "operation_id",
                    "notify_id"));

    private final ExchangeLog log;
    private final V3Requests requests;
    private final V3Answers answers;
    private final ChannelHttp http;

    Wire(AlipaySettings settings, ExchangeLog log, Clock clock) {
        this.log = log;
        this.requests = new V3Requests(settings.baseUrl(), settings.app(), clock);
        this.answers = new V3Answers(settings.alipay(), clock);
        this.http = new ChannelHttp(log, settings.timeouts(), MASKING);
    }

    Answer post(ChannelCall call, String path, Map<String, ?> fields) {
        return answers.read(http.send(call, requests.post(path, fields)));
    }

    Answer get(ChannelCall call, String path, Map<String, String> query) {
        return answers.read(http.send(call, requests.get(path, query)));
    }

    /** A file behind a link that Alipay gave out; the caller reads, logs and closes it. */
    Response open(ChannelCall call, String url) throws IOException {
        return http.open(call, new Request.Builder().url(url).build());
    }

    /** Notes an order that was signed here, and that the payer's browser or app will send. */
    void signedHere(ChannelCall call, Map<String, String> fields) {
        String request = "signed here " + MASKING.fields(fields);
        log.record(new Exchange(
                call.operation(),
                call.reference(),
                request,
                0,
                null,
                "the payer's browser or app sends it",
                1,
                call.traceId()));
    }

    @Override
    public void close() {
        http.close();
    }
}
