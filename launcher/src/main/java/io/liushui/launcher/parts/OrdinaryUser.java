package io.liushui.launcher.parts;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root: in a user namespace of its own it does not see that it does. */
final class OrdinaryUser {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private OrdinaryUser() {}

    /** The words before a command that must not run as root. */
    static List<String> prefix() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true").start();
            if (trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return NAMESPACE;
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("PostgreSQL does not run as root, and this system allows no user namespace: "
                + "run liushui as an ordinary user");
    }
}
