package io.liushui.launcher.faults;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Something that has come to a certain step when its process is killed.
 *
 * @param there fails unless it is at that step
 * @param survives what must have become of it when all runs again
 */
record UnderWay(String name, Runnable there, Executable survives) {

    DynamicTest test() {
        return DynamicTest.dynamicTest(name, survives);
    }
}
