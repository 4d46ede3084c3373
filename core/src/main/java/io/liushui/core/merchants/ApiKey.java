package io.liushui.core.merchants;

import java.time.Instant;

/**
 * A key with which an app signs.
 *
 * @param material public key as X.509 SubjectPublicKeyInfo, or the opened secret of HMAC-SHA256
 * @param validUntil the first instant at which it is no longer valid, or null
 */
public record ApiKey(
        String id, String appId, SignatureAlgorithm algorithm, byte[] material, Instant validFrom, Instant validUntil) {

    public boolean isValidAt(Instant now) {
        return !now.isBefore(validFrom) && (validUntil == null || now.isBefore(validUntil));
    }

    /** Without the material, which may be a secret. */
    @Override
    public String toString() {
        return "ApiKey[" + id + " of " + appId + ", " + algorithm.label() + "]";
    }
}
