package io.liushui.launcher;

import io.liushui.launcher.parts.LauncherLock;
import io.liushui.launcher.parts.LogFile;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import java.util.concurrent.locks.ReentrantLock;

/** Shows the application's log until the person ends it, then stops everything. */
final class Foreground {

    private final Parts parts;
    private final ReentrantLock stopping = new ReentrantLock();

    Foreground(Parts parts) {
        this.parts = parts;
    }

    /** @throws PartFailure when a part ends by itself; the others keep running */
    void run() {
        Thread stop = Thread.ofPlatform().unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        System.out.println("Press Ctrl-C to stop everything.");
        new LogFile(parts.application().output()).follow(System.out::println, this::allRun);
        if (stopping.isLocked()) {
            return;
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        Part ended = parts.all().stream()
                .filter(part -> part.process().isEmpty())
                .findFirst()
                .orElseThrow(() -> new PartFailure("A part ended: `liushui status` shows which runs."));
        throw new PartFailure("The " + ended.name() + " ended by itself; see " + ended.output()
                + ". `liushui up` starts it again, `liushui down` stops the others.");
    }

    private boolean allRun() {
        return !stopping.isLocked()
                && parts.all().stream().allMatch(part -> part.process().isPresent());
    }

    private void stop() {
        stopping.lock();
        System.out.println("Stopping …");
        try (LauncherLock lock = LauncherLock.take(parts.installation())) {
            parts.stopAll();
        }
    }
}
