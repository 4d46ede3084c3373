package io.liushui.sandbox.wechatpay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Fee;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Where a day's bill is, and the bill itself. */
final class BillApi {
    private static final Fee FEE = Fee.basisPoints(60);
    private static final int MOST_FILES = 64;

    private final SandboxHost host;
    /** By token; the oldest one goes when there are too many. */
    private final Map<String, byte[]> files = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_FILES;
        }
    });

    BillApi(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/wechatpay/v3/bill/tradebill", context -> {
            require(context, "bill_type", "ALL");
            locate(context, TradeSheet::of);
        });
        routes.get("/wechatpay/v3/bill/fundflowbill", context -> {
            require(context, "account_type", "BASIC");
            locate(context, FundFlowSheet::of);
        });
        routes.get("/wechatpay/v3/billdownload/file", this::file);
    }

    private void locate(Context context, Function<List<BillLine>, byte[]> sheet) {
        LocalDate day = day(context);
        String packing = context.queryParam("tar_type");
        if (packing != null && !packing.equals("GZIP")) {
            throw Refusals.parameter("tar_type");
        }
        host.requests().answer(context, Operation.BILL, host.requests().factsOf(day.toString()), intent -> {
            List<BillLine> lines = host.books().bills().ofDay(day, OrderJson.ZONE, FEE);
            if (lines.isEmpty()) {
                throw new Refusal(400, "NO_STATEMENT_EXIST", "账单文件不存在");
            }
            return located(sheet.apply(lines), packing != null);
        });
    }

    private Reply located(byte[] bill, boolean compressed) {
        String token = Numbers.next("");
        files.put(token, compressed ? gzip(bill) : bill);
        return Reply.json(
                200,
                Json.write(Map.of(
                        "hash_type",
                        "SHA1",
                        "hash_value",
                        HexFormat.of().formatHex(sha1(bill)),
                        "download_url",
                        host.publicUrl() + "/wechatpay/v3/billdownload/file?token=" + token)));
    }

    private void file(Context context) {
        String token = String.valueOf(context.queryParam("token"));
        host.requests().answer(context, Operation.BILL, host.requests().factsOf("file"), intent -> {
            byte[] file = files.get(token);
            if (file == null) {
                throw new Refusal(400, "PARAM_ERROR", "token无效");
            }
            return Reply.of(200, "application/octet-stream", file);
        });
    }

    private LocalDate day(Context context) {
        try {
            LocalDate day = LocalDate.parse(String.valueOf(context.queryParam("bill_date")));
            if (day.isAfter(host.clock().instant().atZone(OrderJson.ZONE).toLocalDate())) {
                throw Refusals.parameter("bill_date");
            }
            return day;
        } catch (DateTimeException malformed) {
            throw Refusals.parameter("bill_date");
        }
    }

    /** The sandbox makes only the kind that is the default. */
    private static void require(Context context, String parameter, String only) {
        String asked = context.queryParam(parameter);
        if (asked != null && !asked.equals(only)) {
            throw Refusals.parameter(parameter);
        }
    }

    private static byte[] gzip(byte[] bill) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bill);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] sha1(byte[] bill) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bill);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
