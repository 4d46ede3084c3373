package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** An authorisation of 100.00 for each test, on a core that all tests of it share. */
abstract class HeldAmount {
    final HoldJourney journey = HoldJourney.shared();
    final String auth = journey.held(100_00);

    @AfterAll
    static void theOracleHolds() {
        assertThat(HoldJourney.shared().world.bean(DatabaseInvariants.class).check(Duration.ofDays(400)))
                .isEmpty();
    }

    @AfterEach
    void theBankAgrees() {
        journey.bank.declines = false;
        assertThat(journey.account(auth).held())
                .isEqualTo(journey.row(auth).hold().heldMinor());
        assertThat(journey.account(auth).taken)
                .isEqualTo(journey.row(auth).hold().capturedMinor());
    }

    String captured(Long amountMinor, Boolean last) {
        CommandResult result = journey.capture(auth, amountMinor, last);
        assertThat(result).isInstanceOf(CommandResult.OfCapture.class);
        journey.drain(auth);
        return ((CommandResult.OfCapture) result).capture().id();
    }

    static IllegalMove refusal(CommandResult result) {
        assertThat(result).isInstanceOf(CommandResult.Refused.class);
        return ((CommandResult.Refused) result).reason();
    }

    long events(String subject, String type) {
        return journey.world.count("event where subject = '" + subject + "' and type = '" + type + "'");
    }

    /** Debits of an entry, credits negative, in the order of its lines. */
    String booked(String reference) {
        return journey.world.text("""
                select string_agg(account || ' ' || debit_minor - credit_minor, ', ' order by line)
                from journal_line l join journal_entry e on e.id = l.entry_id where e.reference = ?""", reference);
    }
}
