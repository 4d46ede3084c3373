package io.liushui.workers.webhooks;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;

/**
 * What one call made of its connection. A server may close a connection that has nothing to do at any time, and we hear of it only when we use it again:
 * such a call failed before the head of an answer was there, on a connection that earlier calls had used.
 */
final class ConnectionUse extends EventListener {
    private volatile boolean opened;
    private volatile boolean acquired;
    private volatile boolean answered;

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        opened = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        acquired = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        answered = true;
    }

    /** Of a call that failed: whether an earlier call's connection broke without an answer. */
    boolean wasStale() {
        return acquired && !opened && !answered;
    }
}
