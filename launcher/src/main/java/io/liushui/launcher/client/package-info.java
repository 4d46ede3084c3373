/** Speaks the merchant API as a merchant does: signed requests, nothing shared with the server. */
package io.liushui.launcher.client;
