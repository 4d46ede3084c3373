package io.liushui.launcher;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.LauncherLock;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        description = "Stop everything that runs; what is stored stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Parts parts = Parts.of(Installation.fromEnvironment());
        try (LauncherLock lock = LauncherLock.take(parts.installation())) {
            for (Part part : parts.all().reversed()) {
                boolean ran = part.process().isPresent();
                part.stop();
                System.out.printf("%-9s %s%n", part.name(), ran ? "stopped" : "was not running");
            }
        }
        return 0;
    }
}
