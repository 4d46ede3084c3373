package io.liushui.core.merchants;

import java.util.Optional;

/** How requests and answers are signed. The algorithm is pinned per key. */
public enum SignatureAlgorithm {
    RSA_SHA256("RSA-SHA256"),
    ED25519("Ed25519"),
    HMAC_SHA256("HMAC-SHA256"),
    SM2_SM3("SM2-SM3");

    private final String label;

    SignatureAlgorithm(String label) {
        this.label = label;
    }

    /** The name in headers, documents and the database. */
    public String label() {
        return label;
    }

    /** Case does not matter. */
    public static Optional<SignatureAlgorithm> ofLabel(String label) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.label.equalsIgnoreCase(label)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
