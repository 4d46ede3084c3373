package io.liushui.channel.wechatpay;

import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** Builds and signs requests. */
final class SignedRequests {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] NOTHING = {};

    private final String baseUrl;
    private final MerchantSignature signature;
    private final Clock clock;
    private final JsonMapper mapper;

    SignedRequests(String baseUrl, Merchant merchant, Clock clock, JsonMapper mapper) {
        this.baseUrl = baseUrl;
        this.signature = new MerchantSignature(merchant);
        this.clock = clock;
        this.mapper = mapper;
    }

    /** @param path with its query, below the base address */
    Request get(String path) {
        return request(HttpUrl.get(baseUrl + path), null);
    }

    Request post(String path, Object body) {
        return request(HttpUrl.get(baseUrl + path), mapper.writeValueAsBytes(body));
    }

    /** @throws IllegalArgumentException when it is not on WeChat Pay's own host, where alone our signature may go */
    Request getFile(String address) {
        HttpUrl url = HttpUrl.parse(address);
        HttpUrl own = HttpUrl.get(baseUrl);
        if (url == null
                || url.port() != own.port()
                || !url.host().equals(own.host())
                || url.isHttps() != own.isHttps()) {
            throw new IllegalArgumentException("the file is not on " + own.host());
        }
        // Else OkHttp would ask for compression of its own, and undo it
        return request(url, null)
                .newBuilder()
                .header("Accept", "*/*")
                .header("Accept-Encoding", "identity")
                .build();
    }

    private Request request(HttpUrl url, byte[] body) {
        String method = body == null ? "GET" : "POST";
        String query = url.encodedQuery();
        String target = query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
        long now = clock.instant().getEpochSecond();
        return new Request.Builder()
                .url(url)
                .method(method, body == null ? null : RequestBody.create(body, JSON))
                .header(
                        "Authorization",
                        signature.authorization(method, target, now, Nonce.next(), body == null ? NOTHING : body))
                .header("Accept", "application/json")
                .header("User-Agent", "Liushui")
                .build();
    }
}
