package io.liushui.core.credentials;

import java.time.Instant;

/**
 * A version of a credential, without its value.
 *
 * @param version from 1
 * @param fingerprint tells values apart and says nothing of them
 */
public record CredentialVersion(String name, int version, String fingerprint, Instant createdAt) {}
