/** What the channel plugins can do, as a table made from their code. */
package io.liushui.launcher.channels;
