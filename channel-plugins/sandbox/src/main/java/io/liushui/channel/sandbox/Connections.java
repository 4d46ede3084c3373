package io.liushui.channel.sandbox;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Kept connections to the sandbox; how many are in use at once is bounded by the caller. */
final class Connections {

    private static final int MOST_IDLE = 64;
    private static final int IDLE_SECONDS = 30;

    private Connections() {}

    static OkHttpClient client(SandboxSettings settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE_SECONDS, TimeUnit.SECONDS))
                .socketFactory(new PromptSockets())
                .eventListener(new Departure.Watch())
                // A payment is sent once; whatever follows a failure is decided from a query
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }
}
