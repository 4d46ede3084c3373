package io.liushui.launcher;

import io.liushui.launcher.administration.DemoSetup;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.LauncherLock;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Start;
import io.liushui.launcher.parts.Startup;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start everything that does not run.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when everything is healthy, and leave it running.")
    private boolean detach;

    @Override
    public Integer call() {
        Parts parts = Parts.of(Installation.fromEnvironment());
        long begin = System.nanoTime();
        try (LauncherLock lock = LauncherLock.take(parts.installation())) {
            new Startup(parts, new PrintedProgress()).run();
            DemoSetup.ensure(parts);
        }
        System.out.printf(
                Locale.ROOT,
                "Ready in %.1f s: %s%n",
                (System.nanoTime() - begin) / 1e9,
                parts.application().address());
        if (!detach) {
            new Foreground(parts).run();
        }
        return 0;
    }

    private static final class PrintedProgress implements Startup.Progress {

        @Override
        public void begun(Part part) {
            System.out.printf("%-9s …%n", part.name());
        }

        @Override
        public void healthy(Part part, Start start, Duration time) {
            String how = switch (start) {
                case STARTED -> "started";
                case ADOPTED -> "was running";
            };
            System.out.printf(Locale.ROOT, "%-9s %s (%.1f s)%n", part.name(), how, time.toMillis() / 1e3);
        }
    }
}
