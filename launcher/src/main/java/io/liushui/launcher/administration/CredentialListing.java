package io.liushui.launcher.administration;

import io.liushui.core.credentials.CredentialAdministration;
import io.liushui.core.credentials.CredentialUse;
import io.liushui.core.credentials.CredentialVersion;
import java.io.PrintStream;
import java.util.List;

/** Shows credentials without their values. */
public final class CredentialListing {

    private CredentialListing() {}

    public static void print(CredentialAdministration credentials, PrintStream out) {
        List<CredentialVersion> versions = credentials.list();
        List<CredentialUse> uses = credentials.uses();
        if (versions.isEmpty()) {
            out.println("There is no credential yet: set one with `./liushui credential set NAME`.");
        }
        String shown = null;
        for (CredentialVersion version : versions) {
            if (!version.name().equals(shown)) {
                shown = version.name();
                out.println(shown);
                uses.stream()
                        .filter(use -> use.name().equals(version.name()))
                        .forEach(use -> out.println("  " + describe(use)));
            }
            out.println("  version " + version.version() + "  set " + version.createdAt() + "  fingerprint "
                    + version.fingerprint());
        }
    }

    static String describe(CredentialUse use) {
        String usual = "channel " + use.channelId() + " uses version " + use.version();
        return use.refusedVersion() == null
                ? usual
                : usual + ", and refused version " + use.refusedVersion() + ": " + use.refusedReason();
    }
}
