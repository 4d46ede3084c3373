package io.liushui.launcher.channels;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.SandboxChannels;
import io.liushui.launcher.parts.SandboxPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "channels",
        description = "What each channel can do and what its codes mean, as a table made from the plugins.",
        mixinStandardHelpOptions = true)
public final class ChannelsCommand implements Callable<Integer> {
    private static final String BEGIN = "<!-- made by `./liushui channels --write` -->\n";
    private static final String END = "<!-- end -->\n";

    @Option(names = "--write", description = "Write it into channel-plugins/README.md.")
    private boolean write;

    @Override
    public Integer call() throws IOException {
        Installation installation = Installation.fromEnvironment();
        SandboxPart sandbox = Parts.of(installation).sandbox();
        String table = table(sandbox);
        if (write) {
            Path readme = readme(installation);
            Files.writeString(readme, within(Files.readString(readme), table));
            System.out.println("Written into " + readme);
        } else {
            System.out.print(table);
        }
        return 0;
    }

    static String table(SandboxPart sandbox) {
        try (LocalChannels channels = new LocalChannels(new SandboxChannels(sandbox.address(), sandbox.keys()))) {
            return ChannelTable.of(channels.all());
        }
    }

    static Path readme(Installation installation) {
        return installation.root().resolve("channel-plugins").resolve("README.md");
    }

    /** The text with the table between its marks. */
    static String within(String text, String table) {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END, begin);
        if (begin < BEGIN.length() || end < 0) {
            throw new IllegalStateException("the page has no place for the table");
        }
        return text.substring(0, begin) + table + text.substring(end);
    }
}
