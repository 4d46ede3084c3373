package io.liushui.launcher.demo;

import io.liushui.launcher.parts.PartFailure;

/** Shows one product or function on the running system: really asks for everything, and tells what comes of it. */
@FunctionalInterface
interface Demonstration {

    /** @throws PartFailure when something does not end as it should */
    void play(Stage stage);
}
