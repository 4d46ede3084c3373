/** Finds the channel for a payment, and keeps why each other was not taken. */
package io.liushui.core.routing;
