package io.liushui.launcher.administration;

import io.liushui.core.credentials.CredentialAdministration;
import io.liushui.core.credentials.CredentialUse;
import io.liushui.core.credentials.CredentialVersion;
import io.liushui.launcher.parts.ApplicationPart;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Watches the channels of the running application take a new version over, or refuse it. */
public final class TakeOver {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CredentialAdministration credentials;
    private final ApplicationPart application;

    public TakeOver(CredentialAdministration credentials, ApplicationPart application) {
        this.credentials = credentials;
        this.application = application;
    }

    /** Tells how it went; whether no channel refused. */
    public boolean watch(CredentialVersion set, PrintStream out) {
        if (uses(set).isEmpty()) {
            out.println("No channel uses it yet: write secret:" + set.name() + " as a setting's value.");
            return true;
        }
        if (!application.health().isHealthy()) {
            out.println("The application does not run; its channels take the version when it starts.");
            return true;
        }
        List<CredentialUse> settled = settled(set);
        settled.forEach(use -> out.println(
                use.version() == set.version() || refused(use, set)
                        ? CredentialListing.describe(use)
                        : "channel " + use.channelId() + " still uses version " + use.version()
                                + ": see ./liushui logs"));
        return settled.stream().allMatch(use -> use.version() == set.version());
    }

    private List<CredentialUse> settled(CredentialVersion set) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<CredentialUse> uses = uses(set);
        while (System.nanoTime() < end
                && !uses.stream().allMatch(use -> use.version() == set.version() || refused(use, set))) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return uses;
            }
            uses = uses(set);
        }
        return uses;
    }

    private List<CredentialUse> uses(CredentialVersion set) {
        return credentials.uses().stream()
                .filter(use -> use.name().equals(set.name()))
                .toList();
    }

    private static boolean refused(CredentialUse use, CredentialVersion set) {
        return use.refusedVersion() != null && use.refusedVersion() == set.version();
    }
}
