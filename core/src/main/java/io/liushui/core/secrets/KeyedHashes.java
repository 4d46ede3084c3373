package io.liushui.core.secrets;

import org.springframework.stereotype.Component;

/** Hashes that nobody makes without the master key, so that a value of which there are few, such as a card number, cannot be found by trying. */
@Component
public class KeyedHashes {
    private final SecretBox master;

    public KeyedHashes(SecretBox master) {
        this.master = master;
    }

    /**
     * HMAC-SHA256, 32 bytes. Another master key gives other hashes.
     *
     * @param purpose one line; hashes of different purposes have nothing in common
     */
    public byte[] of(byte[] content, String purpose) {
        return master.keyedHash(content, purpose);
    }
}
