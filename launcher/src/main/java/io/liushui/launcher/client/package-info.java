/** A merchant on this machine: signs calls with the demo app's key and listens to its webhooks. Needs no Spring. */
package io.liushui.launcher.client;
