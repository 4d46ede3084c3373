package io.liushui.core.secrets;

import org.springframework.stereotype.Component;

/** Seals each secret under a data key of its own, which the master key wraps: a new master key needs the data keys only, never the secrets. */
@Component
public class Envelopes {
    private static final byte[] NAME_OF_THE_KEY = {};

    private final SecretBox master;

    public Envelopes(SecretBox master) {
        this.master = master;
    }

    /** @param purpose what the secret is for, such as its name and version; the envelope opens only for the same */
    public Envelope seal(byte[] secret, String purpose) {
        byte[] dataKey = SecretBox.random(SecretBox.KEY_BYTES);
        return new Envelope(master.seal(dataKey, purpose), new SecretBox(dataKey).seal(secret, purpose), masterKey());
    }

    /** @throws IllegalStateException when another master key wrapped it, or it was changed, or is for another purpose */
    public byte[] open(Envelope envelope, String purpose) {
        if (!envelope.masterKey().equals(masterKey())) {
            throw new IllegalStateException(purpose + " was sealed under the master key " + envelope.masterKey()
                    + ", and this process has " + masterKey());
        }
        return new SecretBox(master.open(envelope.wrappedKey(), purpose)).open(envelope.sealed(), purpose);
    }

    /** A name of the master key that says nothing of it. */
    public String masterKey() {
        return master.fingerprint(NAME_OF_THE_KEY);
    }

    /** See {@link SecretBox#fingerprint}. */
    public String fingerprint(byte[] secret) {
        return master.fingerprint(secret);
    }

    /** To find a value again without opening it: 32 bytes, the same for the same value and purpose; nothing is told of the value without the key. */
    public byte[] keyedHash(byte[] value, String purpose) {
        return master.keyedHash(value, purpose);
    }
}
