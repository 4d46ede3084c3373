package io.liushui.core.accounts;

import io.liushui.core.fake.CoreWorld;
import java.time.Duration;
import java.time.Instant;

/** What may be asked of an account, told to the real one and to the model alike; what it answers is compared as text. */
sealed interface Command {

    String tell(Accounts accounts, String account, CoreWorld world);

    String tell(ModelAccount model, Instant now);

    private static String answer(java.util.function.Supplier<Object> told) {
        try {
            return String.valueOf(told.get());
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return "refused";
        }
    }

    record Credit(int number, long amountMinor, int days) implements Command {
        @Override
        public String tell(Accounts accounts, String account, CoreWorld world) {
            return answer(() -> world.inTransaction(() -> accounts.credit(
                    account,
                    "credit:" + number,
                    amountMinor,
                    world.clock.instant().plus(Duration.ofDays(days)))));
        }

        @Override
        public String tell(ModelAccount model, Instant now) {
            return answer(() -> model.credit("credit:" + number, amountMinor, now.plus(Duration.ofDays(days))));
        }
    }

    record Debit(int number, long amountMinor, Funds funds) implements Command {
        @Override
        public String tell(Accounts accounts, String account, CoreWorld world) {
            return answer(
                    () -> world.inTransaction(() -> accounts.debit(account, "debit:" + number, amountMinor, funds)));
        }

        @Override
        public String tell(ModelAccount model, Instant now) {
            return answer(() -> model.debit("debit:" + number, amountMinor, funds, now));
        }
    }

    record Hold(int number, long amountMinor, Funds funds) implements Command {
        @Override
        public String tell(Accounts accounts, String account, CoreWorld world) {
            return answer(
                    () -> world.inTransaction(() -> accounts.hold(account, "hold:" + number, amountMinor, funds)));
        }

        @Override
        public String tell(ModelAccount model, Instant now) {
            return answer(() -> model.hold("hold:" + number, amountMinor, funds, now));
        }
    }

    record Take(int number, long amountMinor) implements Command {
        @Override
        public String tell(Accounts accounts, String account, CoreWorld world) {
            return answer(() -> world.inTransaction(() -> accounts.take(account, "hold:" + number, amountMinor)));
        }

        @Override
        public String tell(ModelAccount model, Instant now) {
            return answer(() -> model.take("hold:" + number, amountMinor, now));
        }
    }

    record Release(int number) implements Command {
        @Override
        public String tell(Accounts accounts, String account, CoreWorld world) {
            return answer(() -> world.inTransaction(() -> accounts.release(account, "hold:" + number)));
        }

        @Override
        public String tell(ModelAccount model, Instant now) {
            return answer(() -> model.release("hold:" + number, now));
        }
    }

    record Wait(Duration duration) implements Command {
        @Override
        public String tell(Accounts accounts, String account, CoreWorld world) {
            world.clock.advance(duration);
            return "waited";
        }

        @Override
        public String tell(ModelAccount model, Instant now) {
            return "waited";
        }
    }
}
