package io.liushui.launcher.faults;

import io.liushui.launcher.parts.Ports;

/** An installation's ports with others in some places. */
final class OtherPorts {

    private OtherPorts() {}

    /** Of a second application: it listens for SFTP somewhere else too. */
    static Ports api(Ports ports, int api) {
        return with(ports, api, ports.engine(), Ports.free().sftp());
    }

    static Ports engine(Ports ports, int engine) {
        return with(ports, ports.api(), engine, ports.sftp());
    }

    private static Ports with(Ports ports, int api, int engine, int sftp) {
        return new Ports(
                api,
                ports.postgres(),
                engine,
                ports.engineCommand(),
                ports.engineInternal(),
                ports.engineRest(),
                ports.engineManagement(),
                ports.sandbox(),
                ports.listen(),
                sftp);
    }
}
