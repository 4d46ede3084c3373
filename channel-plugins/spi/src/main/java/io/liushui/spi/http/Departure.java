package io.liushui.spi.http;

import okhttp3.Call;
import okhttp3.EventListener;

/** Whether a request may have left this machine: from the moment its first byte is written. Tag of the request. */
final class Departure {

    private volatile boolean left;

    boolean hasLeft() {
        return left;
    }

    /** Marks the departures of all calls of a client. */
    static final class Watch extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            Departure departure = call.request().tag(Departure.class);
            if (departure != null) {
                departure.left = true;
            }
        }
    }
}
