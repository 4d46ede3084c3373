package io.liushui.core.passwords;

import io.liushui.core.passwords.PasswordRows.Try;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sets and checks payment passwords. Never to be called inside a transaction: hashing takes its time. */
@Component
public class PaymentPasswords {
    private final PasswordRows rows;
    private final PasswordHash hash;
    private final PasswordCodes codes;

    PaymentPasswords(PasswordRows rows, PasswordHash hash, PasswordCodes codes) {
        this.rows = rows;
        this.hash = hash;
        this.codes = codes;
    }

    public Optional<PasswordStatus> find(String appId, String payerId) {
        return rows.find(appId, payerId);
    }

    /**
     * Where a payer's password stands that guards what all apps of a merchant share, such as a wallet: at this app, or else at the one that has had it for
     * longest.
     *
     * @return the app's id; empty when the payer has none at any of them
     */
    public Optional<String> appOfPassword(String merchantId, String appId, String payerId) {
        return rows.appOfPassword(merchantId, appId, payerId);
    }

    /** Five wrong ones lock the password; a right one renews the tries. */
    public PasswordCheck check(String appId, String payerId, PaymentPassword entered) {
        Optional<Try> claimed = rows.claimTry(appId, payerId);
        if (claimed.isEmpty()) {
            return rows.find(appId, payerId).isPresent() ? new PasswordCheck.Locked() : new PasswordCheck.Missing();
        }
        if (hash.matches(claimed.get().hash(), entered)) {
            rows.unlock(appId, payerId);
            return new PasswordCheck.Right();
        }
        int left = claimed.get().triesLeft();
        return left > 0 ? new PasswordCheck.Wrong(left) : new PasswordCheck.Locked();
    }

    /**
     * The payer's first password.
     *
     * @param phone where the code that unlocks it goes, E.164
     */
    public PasswordChange setFirst(String appId, String payerId, PaymentPassword password, String phone) {
        boolean first = rows.find(appId, payerId).isEmpty() && rows.insert(appId, payerId, hash.of(password), phone);
        return first ? changed(appId, payerId) : new PasswordChange.ProofNeeded();
    }

    public PasswordChange change(String appId, String payerId, PaymentPassword current, PaymentPassword password) {
        return switch (check(appId, payerId, current)) {
            case PasswordCheck.Right _ -> replace(appId, payerId, password);
            case PasswordCheck.Wrong(int left) -> new PasswordChange.Wrong(left);
            case PasswordCheck.Locked _ -> new PasswordChange.Locked();
            case PasswordCheck.Missing _ -> new PasswordChange.Missing();
        };
    }

    /** By the code that was sent; the tries are renewed. */
    public PasswordChange reset(String appId, String payerId, String code, PaymentPassword password) {
        PasswordChange proof = codes.use(appId, payerId, code);
        return proof instanceof PasswordChange.Changed ? replace(appId, payerId, password) : proof;
    }

    /** By the code that was sent; the password stays, the tries are renewed. */
    public PasswordChange unlock(String appId, String payerId, String code) {
        PasswordChange proof = codes.use(appId, payerId, code);
        if (!(proof instanceof PasswordChange.Changed)) {
            return proof;
        }
        rows.unlock(appId, payerId);
        return changed(appId, payerId);
    }

    private PasswordChange replace(String appId, String payerId, PaymentPassword password) {
        rows.replace(appId, payerId, hash.of(password));
        return changed(appId, payerId);
    }

    private PasswordChange changed(String appId, String payerId) {
        return new PasswordChange.Changed(rows.find(appId, payerId).orElseThrow());
    }
}
