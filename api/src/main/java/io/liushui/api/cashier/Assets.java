package io.liushui.api.cashier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pages' scripts, styles and icons. Their address carries a hash of them all, so browsers keep them for good and never mix versions. */
@Component
class Assets {
    private static final List<String> NAMES = List.of(
            "app.js",
            "channel-form.js",
            "clock.js",
            "dom.js",
            "icon.svg",
            "language.js",
            "pages.css",
            "poller.js",
            "requests.js",
            "steps.js",
            "step-code.js",
            "step-password.js",
            "texts.js");
    private static final int HASH_BYTES = 8;

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String version;

    Assets() {
        MessageDigest digest = sha256();
        for (String name : NAMES) {
            byte[] content = Resources.read("assets/" + name);
            digest.update(content);
            assets.put(name, new Asset(mediaType(name), content));
        }
        version = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    record Asset(String mediaType, byte[] content) {}

    String version() {
        return version;
    }

    /** Without a slash at the end. */
    String base() {
        return "/cashier-assets/" + version;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    private static String mediaType(String name) {
        if (name.endsWith(".js")) {
            return "text/javascript;charset=UTF-8";
        }
        return name.endsWith(".css") ? "text/css;charset=UTF-8" : "image/svg+xml";
    }
}
