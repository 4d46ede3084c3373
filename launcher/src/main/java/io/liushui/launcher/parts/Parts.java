package io.liushui.launcher.parts;

import java.util.List;

/** All parts of an installation, wired to each other. */
public record Parts(
        Installation installation,
        PostgresPart postgres,
        EnginePart engine,
        SandboxPart sandbox,
        ApplicationPart application) {

    public static Parts of(Installation installation) {
        return of(installation, new EnginePart(installation));
    }

    /** With an engine of one's own making. */
    public static Parts of(Installation installation, EnginePart engine) {
        PostgresPart postgres = new PostgresPart(installation);
        SandboxPart sandbox = new SandboxPart(installation);
        return new Parts(
                installation, postgres, engine, sandbox, new ApplicationPart(installation, postgres, engine, sandbox));
    }

    /** In the order in which they depend on each other. */
    public List<Part> all() {
        return List.of(postgres, engine, sandbox, application);
    }

    /** SIGKILL to everything, the application first. */
    public void killAll() {
        all().reversed().forEach(Part::kill);
    }

    /** Ends everything in good order, the application first. */
    public void stopAll() {
        all().reversed().forEach(Part::stop);
    }

    public boolean areHealthy() {
        return all().stream().allMatch(part -> part.health().isHealthy());
    }
}
