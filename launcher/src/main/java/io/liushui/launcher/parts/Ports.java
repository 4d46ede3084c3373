package io.liushui.launcher.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of an installation, each 1–65535, all on the loopback address. */
public record Ports(
        int api,
        int postgres,
        int engine,
        int engineCommand,
        int engineInternal,
        int engineRest,
        int engineManagement,
        int sandbox,
        int listen,
        int sftp) {

    static final String VARIABLE_PREFIX = "LIUSHUI_PORT_";

    private static final int LOWEST_FREE = 10_000;
    private static final int PORTS_OF_A_PROCESS = 200;

    /** A prime, so that processes that were started one after the other do not share. */
    private static final int PROCESSES = 109;

    /**
     * The documented ports, or those that the environment names.
     *
     * @throws PartFailure when a variable is not a port number
     */
    public static Ports fromEnvironment(Map<String, String> environment) {
        return new Ports(
                port(environment, "API", 8080),
                port(environment, "POSTGRES", 5455),
                port(environment, "ENGINE", 26500),
                port(environment, "ENGINE_COMMAND", 26501),
                port(environment, "ENGINE_INTERNAL", 26502),
                port(environment, "ENGINE_REST", 26580),
                port(environment, "ENGINE_MANAGEMENT", 26590),
                port(environment, "SANDBOX", 7070),
                port(environment, "LISTEN", 7080),
                port(environment, "SFTP", 2222));
    }

    /**
     * Ports that nobody used a moment ago, for tests. They lie below those that the system gives to outgoing
     * connections, so that they are still free when a part is started again, and tests that run at the same time in
     * processes of their own look at different ones.
     */
    public static Ports free() {
        long window =
                Long.getLong("liushui.ports.window", ProcessHandle.current().pid());
        int first = LOWEST_FREE + (int) (window % PROCESSES) * PORTS_OF_A_PROCESS;
        int[] free = ThreadLocalRandom.current()
                .ints(first, first + PORTS_OF_A_PROCESS)
                .distinct()
                .limit(PORTS_OF_A_PROCESS)
                .filter(Ports::isFree)
                .limit(10)
                .toArray();
        if (free.length < 10) {
            throw new PartFailure("Ten free ports were not found from " + first + " on.");
        }
        return new Ports(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7], free[8], free[9]);
    }

    /** The variables that give these ports to another launcher. */
    public Map<String, String> toEnvironment() {
        return Map.of(
                VARIABLE_PREFIX + "API", Integer.toString(api),
                VARIABLE_PREFIX + "POSTGRES", Integer.toString(postgres),
                VARIABLE_PREFIX + "ENGINE", Integer.toString(engine),
                VARIABLE_PREFIX + "ENGINE_COMMAND", Integer.toString(engineCommand),
                VARIABLE_PREFIX + "ENGINE_INTERNAL", Integer.toString(engineInternal),
                VARIABLE_PREFIX + "ENGINE_REST", Integer.toString(engineRest),
                VARIABLE_PREFIX + "ENGINE_MANAGEMENT", Integer.toString(engineManagement),
                VARIABLE_PREFIX + "SANDBOX", Integer.toString(sandbox),
                VARIABLE_PREFIX + "LISTEN", Integer.toString(listen),
                VARIABLE_PREFIX + "SFTP", Integer.toString(sftp));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException occupied) {
            return false;
        }
    }

    private static int port(Map<String, String> environment, String name, int standard) {
        String value = environment.get(VARIABLE_PREFIX + name);
        if (value == null || value.isBlank()) {
            return standard;
        }
        if (value.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new PartFailure(VARIABLE_PREFIX + name + " is '" + value + "': set it to a port number from 1 to 65535.");
    }
}
