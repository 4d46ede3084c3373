package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Fee;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bills of trades behind links that live half a minute. Unlike Alipay it makes today's too, so that nobody has to wait for tomorrow. */
final class BillApi {
    private static final Fee FEE = Fee.basisPoints(60);
    private static final long LINK_LIVES_MILLIS = 30_000;

    private final SandboxHost host;
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    BillApi(SandboxHost host) {
        this.host = host;
    }

    private record Link(LocalDate day, long until) {}

    void addTo(RoutesConfig routes) {
        routes.get("/alipay/v3/alipay/data/dataservice/bill/downloadurl/query", this::query);
        routes.get("/alipay/downloadBillFile.resource", this::download);
    }

    private void query(Context context) {
        host.requests()
                .answer(
                        context,
                        Operation.BILL,
                        host.requests().facts(String.valueOf(context.queryParam("bill_date")), null, 0, null, null),
                        intent -> Reply.json(
                                200,
                                Json.write(Map.of(
                                        "bill_download_url",
                                        link(context.queryParam("bill_type"), context.queryParam("bill_date"))))));
    }

    private String link(String type, String date) {
        long now = host.clock().millis();
        LocalDate day = day(date);
        if (!"trade".equals(type)) {
            throw new Refusal(400, "INVAILID_ARGUMENTS", "入参不合法");
        }
        if (day.isAfter(LocalDate.ofInstant(host.clock().instant(), Fields.ZONE))
                || host.books().bills().ofDay(day, Fields.ZONE, FEE).isEmpty()) {
            throw new Refusal(400, "BILL_NOT_EXIST", "账单不存在");
        }
        links.values().removeIf(link -> link.until() < now);
        String id = Numbers.next("");
        links.put(id, new Link(day, now + LINK_LIVES_MILLIS));
        return host.publicUrl() + "/alipay/downloadBillFile.resource?bizType=trade&fileType=csv.zip&bizDates="
                + date.replace("-", "") + "&fileId=" + id;
    }

    private static LocalDate day(String date) {
        try {
            return LocalDate.parse(String.valueOf(date));
        } catch (DateTimeException malformed) {
            throw new Refusal(400, "INVAILID_ARGUMENTS", "入参不合法");
        }
    }

    private void download(Context context) {
        Link link = links.get(String.valueOf(context.queryParam("fileId")));
        if (link == null || link.until() < host.clock().millis()) {
            context.status(404).contentType("text/html").result("<html>404</html>");
            return;
        }
        BillFile file = new BillFile(link.day(), host.books().bills().ofDay(link.day(), Fields.ZONE, FEE));
        context.contentType("application/zip").result(file.zip(host.clock().millis()));
    }
}
