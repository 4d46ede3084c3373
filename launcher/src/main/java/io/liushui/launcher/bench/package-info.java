/** Measures speed and size on an installation of its own, which is thrown away afterwards. */
package io.liushui.launcher.bench;
