package io.liushui.core.credentials;

/**
 * A channel's use of a credential.
 *
 * @param version what the channel was last made with
 * @param refusedVersion what its plugin refused since, or null
 * @param refusedReason for people, or null
 */
public record CredentialUse(String channelId, String name, int version, Integer refusedVersion, String refusedReason) {}
