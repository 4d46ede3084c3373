package io.liushui.launcher;

import io.liushui.core.credentials.CredentialVersion;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.administration.CredentialInput;
import io.liushui.launcher.administration.CredentialListing;
import io.liushui.launcher.administration.TakeOver;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "credential",
        description =
                "Keep what channels sign and log in with, encrypted. A channel's setting refers to it as secret:<name>.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CredentialCommand {

    @Command(
            description =
                    "Set a credential, or its next version, which running channels take over at once. The value is"
                            + " read from a file or from standard input, never from the command line.",
            mixinStandardHelpOptions = true)
    int set(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--file", description = "A text file; line breaks at its end do not count.") Path file) {
        Parts parts = Parts.of(Installation.fromEnvironment());
        try (Administration administration = new Administration(parts)) {
            String value = file == null ? CredentialInput.typed(name) : CredentialInput.of(file);
            CredentialVersion set = administration.credentials().set(name, value);
            System.out.println(name + " has version " + set.version() + ", fingerprint " + set.fingerprint());
            return new TakeOver(administration.credentials(), parts.application()).watch(set, System.out) ? 0 : 1;
        }
    }

    @Command(
            description = "Show all credentials, their versions and the channels that use them; never a value.",
            mixinStandardHelpOptions = true)
    void list() {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            CredentialListing.print(administration.credentials(), System.out);
        }
    }

    @Command(description = "Remove a credential that no channel uses.", mixinStandardHelpOptions = true)
    void remove(@Parameters(paramLabel = "NAME") String name) {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            administration.credentials().remove(name);
        }
        System.out.println(name + " is removed");
    }
}
