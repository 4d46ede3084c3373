/** Puts the analysts' models into the engine at start, and their settings where acceptance can read them. */
package io.liushui.workers.deployment;
