package io.liushui.launcher.parts;

/**
 * A port that a part listens on.
 *
 * @param variable the end of the environment variable that changes it, as {@code API} in {@code LIUSHUI_PORT_API}
 */
record PortUse(String variable, int number) {

    void requireFree(String part) {
        if (!Ports.isFree(number)) {
            throw new PartFailure("Port " + number + " (" + part + ") is in use by another program. Stop that program "
                    + "(`ss -ltnp 'sport = :" + number + "'` names it), or set " + Ports.VARIABLE_PREFIX + variable
                    + " to a free port.");
        }
    }
}
