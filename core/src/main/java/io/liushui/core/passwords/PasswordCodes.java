package io.liushui.core.passwords;

import io.liushui.core.passwords.PasswordCodeRows.Kept;
import io.liushui.core.sms.MaskedPhone;
import io.liushui.core.sms.SmsCode;
import io.liushui.core.sms.SmsSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Codes by text message that unlock or replace a password. They go to the phone that was named with the first password, and to no other. */
@Component
public class PasswordCodes {
    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int MOST_SENDS = 5;
    static final Duration COUNTED_OVER = Duration.ofHours(1);

    private final PasswordRows passwords;
    private final PasswordCodeRows rows;
    private final SmsSender sms;
    private final TransactionOperations transactions;
    private final Clock clock;

    PasswordCodes(
            PasswordRows passwords,
            PasswordCodeRows rows,
            SmsSender sms,
            TransactionOperations transactions,
            Clock clock) {
        this.passwords = passwords;
        this.rows = rows;
        this.sms = sms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Five an hour, with 30 seconds between; the code before is void. Never inside a transaction: the message leaves after the commit. */
    public CodeSending send(String appId, String payerId, String traceId) {
        Optional<String> phone = passwords.phone(appId, payerId);
        if (phone.isEmpty()) {
            return new CodeSending.Missing();
        }
        String code = SmsCode.next();
        Instant now = clock.instant();
        long wait = transactions.execute(status -> renew(appId, payerId, code, now));
        if (wait > 0) {
            return new CodeSending.TooSoon(wait);
        }
        sms.send(phone.get(), text(code), traceId);
        return new CodeSending.Sent(MaskedPhone.of(phone.get()), now.plus(LIFE));
    }

    /** A right code is used up. */
    PasswordChange use(String appId, String payerId, String code) {
        return transactions.execute(status -> judge(appId, payerId, code));
    }

    /** 0 when the code was kept; else the seconds until one may be. */
    private long renew(String appId, String payerId, String code, Instant now) {
        rows.lock(appId, payerId);
        Optional<Kept> before = rows.find(appId, payerId);
        Optional<Kept> counted =
                before.filter(kept -> now.isBefore(kept.firstAt().plus(COUNTED_OVER)));
        int sends = counted.map(Kept::sends).orElse(0);
        Instant next = sends >= MOST_SENDS
                ? counted.get().firstAt().plus(COUNTED_OVER)
                : before.map(kept -> kept.sentAt().plus(PAUSE)).orElse(now);
        if (now.isBefore(next)) {
            return Math.max(1, Duration.between(now, next).toSeconds());
        }
        rows.keep(
                appId,
                payerId,
                new Kept(
                        SmsCode.hash(code),
                        Kept.TRIES,
                        sends + 1,
                        counted.map(Kept::firstAt).orElse(now),
                        now));
        return 0;
    }

    private PasswordChange judge(String appId, String payerId, String code) {
        if (!rows.lock(appId, payerId)) {
            return new PasswordChange.Missing();
        }
        Optional<Kept> good = rows.find(appId, payerId)
                .filter(kept -> kept.codeHash() != null && kept.triesLeft() > 0)
                .filter(kept -> clock.instant().isBefore(kept.sentAt().plus(LIFE)));
        if (good.isEmpty()) {
            return new PasswordChange.NoCode();
        }
        boolean right = SmsCode.matches(good.get().codeHash(), code);
        rows.tried(appId, payerId, right);
        return right
                ? new PasswordChange.Changed(passwords.find(appId, payerId).orElseThrow())
                : new PasswordChange.Wrong(good.get().triesLeft() - 1);
    }

    private static String text(String code) {
        return "验证码 " + code + "，用于支付密码，10 分钟内有效，请勿告诉他人。 Your code for the payment password: " + code
                + ", good for 10 minutes. Tell it to nobody.";
    }
}
