package io.liushui.core.passwords;

import java.time.Instant;

/**
 * A payment password as its merchant may see it.
 *
 * @param maskedPhone where the code that unlocks it goes
 * @param triesLeft 0 to 5; 0: locked
 */
public record PasswordStatus(String payerId, String maskedPhone, int triesLeft, Instant createdAt, Instant changedAt) {

    public boolean locked() {
        return triesLeft == 0;
    }
}
