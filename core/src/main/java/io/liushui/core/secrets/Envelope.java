package io.liushui.core.secrets;

/**
 * A secret at rest.
 *
 * @param wrappedKey its data key, sealed under the master key
 * @param sealed the secret, sealed under the data key
 * @param masterKey which master key wrapped it, see {@link Envelopes#masterKey()}
 */
public record Envelope(byte[] wrappedKey, byte[] sealed, String masterKey) {}
