/** Notifications to the client: kept before they are sent, repeated until acknowledged, after a restart too. */
package io.liushui.sandbox.notices;
