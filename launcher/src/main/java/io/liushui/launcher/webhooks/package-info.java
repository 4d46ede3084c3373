/** A merchant's side of webhooks: takes them in and verifies them with the published library. */
package io.liushui.launcher.webhooks;
