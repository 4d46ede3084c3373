package io.liushui.launcher.faults;

import io.liushui.launcher.parts.Ports;

/** An installation's ports with another in one place. */
final class OtherPorts {

    private OtherPorts() {}

    static Ports api(Ports ports, int api) {
        return with(ports, api, ports.engine());
    }

    static Ports engine(Ports ports, int engine) {
        return with(ports, ports.api(), engine);
    }

    private static Ports with(Ports ports, int api, int engine) {
        return new Ports(
                api,
                ports.postgres(),
                engine,
                ports.engineCommand(),
                ports.engineInternal(),
                ports.engineRest(),
                ports.engineManagement(),
                ports.sandbox(),
                ports.listen());
    }
}
