package io.liushui.core.preauth;

import io.liushui.core.paging.Slice;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks captures up, scoped by app. */
@Component
public class Captures {
    private final CaptureStore store;

    Captures(CaptureStore store) {
        this.store = store;
    }

    public Optional<Capture> find(String appId, String captureId) {
        return store.find(appId, captureId);
    }

    public Optional<Capture> byNumber(String appId, String merchantCaptureNo) {
        return store.byNumber(appId, merchantCaptureNo);
    }

    /**
     * Newest first.
     *
     * @param authorizationId null: of all authorisations of the app
     */
    public List<Capture> list(String appId, String authorizationId, Slice<String> slice) {
        return store.list(appId, authorizationId, slice);
    }
}
