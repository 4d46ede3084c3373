/** What an administrator of this machine's installation does from the terminal, through the core's own services. */
package io.liushui.launcher.administration;
