package io.liushui.launcher.parts;

/** How a part is, as it says itself. */
public sealed interface Health {

    /** A sentence for people. */
    String detail();

    record Healthy(String detail) implements Health {}

    /** The process runs but does not answer as it should. */
    record Unhealthy(String detail) implements Health {}

    record Stopped(String detail) implements Health {}

    default boolean isHealthy() {
        return this instanceof Healthy;
    }
}
