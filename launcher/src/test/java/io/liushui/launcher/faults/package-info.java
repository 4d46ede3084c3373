/** Faults on the real parts: processes are really killed, and afterwards the oracle must hold. */
package io.liushui.launcher.faults;
